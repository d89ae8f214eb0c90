"""Drawings say what their tables say: places, marks, shapes, addresses. Held to golden numbers, not to pictures."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import theme
from dashboard.figures import chain, maps, meetings, raster, time, timeline
from dashboard.pages.meetings import GLYPHS
from dashboard.raster import Places

NODES = (
    {"id": "74PONTADELGADA88", "date": "1974-09-17", "stub": False, "label": "VISIT"},
    {"id": "06LISBON11", "date": "2006-09-21", "stub": True, "label": "06LISBON11"},
    {"id": "06STATE16", "date": "2006-10-02", "stub": False, "label": "FILES"},
)
EDGES = ({"source": "06LISBON11", "target": "74PONTADELGADA88"}, {"source": "06STATE16", "target": "06LISBON11"})


@pytest.fixture
def drawn() -> dict[str, object]:
    place = {"74PONTADELGADA88": 0, "06LISBON11": 0, "06STATE16": 1}
    main = ("74PONTADELGADA88", "06LISBON11")
    figure = chain.draw(NODES, EDGES, place, main, "06STATE16", "/cable?id={}".format, "/chains?fact={}-{}".format)
    return dict(go.Figure(figure).to_plotly_json())  # raises where something is no figure


def test_a_chain_runs_in_time_and_says_what_it_shortened(drawn: dict) -> None:  # type: ignore[type-arg]
    points, layout = drawn["data"][-1], drawn["layout"]
    assert list(points["x"]) == sorted(points["x"])
    assert layout["xaxis"]["ticktext"][0] == "17 Sep 1974"
    assert [said["text"].strip() for said in layout["annotations"]] == ["32 years"]


def test_a_missing_cable_is_hollow_and_the_main_path_thick(drawn: dict) -> None:  # type: ignore[type-arg]
    thin, thick, middles, points = drawn["data"]
    assert points["marker"]["symbol"] == ["square", "square-open", "square"]
    assert "date estimated" in points["hovertext"][1]
    assert thick["line"]["width"] > 2 * thin["line"]["width"]
    assert [x for x in thick["x"] if x is not None] == [points["x"][0], points["x"][1]]
    assert middles["customdata"] == [
        ["/chains?fact=06LISBON11-74PONTADELGADA88"],
        ["/chains?fact=06STATE16-06LISBON11"],
    ]


def test_shapes_alone_say_how_people_met_and_whether_they_did() -> None:
    points = [
        {"who": "A", "date": "2008-01-02", "kind": kind, "realis": state, "title": "", "href": f"/{kind}/{state}"}
        for kind in ("met", "told", "phone", "demarche")
        for state in ("actual", "planned", "refused", "hypothetical")
    ]
    marks, crosses = go.Figure(meetings.rows(points)).data
    crossed = {one[0] for one in crosses.customdata}
    looks = {(symbol, one[0] in crossed) for symbol, one in zip(marks.marker.symbol, marks.customdata, strict=True)}
    assert len(looks) == len(points)
    assert crossed == {f"/{kind}/refused" for kind in ("met", "told", "phone", "demarche")}
    assert all(shape in GLYPHS for shape, _ in (meetings.IN_ROOM, *meetings.WAYS.values()))


def test_every_square_of_a_matrix_opens_what_it_counts() -> None:
    table = pd.DataFrame({"b": [2, 0], "c": [1, 3]}, index=["a", "b"])
    trace = go.Figure(meetings.matrix(table, "/{}/{}".format, {"a": "Ann <b>"})).data[0]
    assert list(zip(trace.text, [one[0] for one in trace.customdata], strict=True)) == [
        ("2", "/a/b"),
        ("1", "/a/c"),
        ("3", "/b/c"),
    ]
    assert trace.y[0] == "Ann &lt;b&gt;"


@pytest.mark.parametrize(
    ("periods", "said"),
    [
        (["2008-01", "2008-02"], ["Jan 2008", "Feb 2008"]),
        (["1990", "2010"], ["1990", "2010"]),
        (["2005-03", "2005-04", "2008-12"], ["2006", "2007", "2008"]),
        ([], []),
    ],
)
def test_marks_of_an_axis(periods: list[str], said: list[str]) -> None:
    assert [text for _, text in time.ticks(periods)][-6:] == said


def test_bars_open_their_month_and_count_in_whole_numbers() -> None:
    counts = pd.DataFrame({"period": ["2008-01", "2008-02"], "n": [1, 2]})
    figure = go.Figure(timeline.traffic(counts, "/search?from={}".format))
    assert list(figure.data[0].customdata) == [["/search?from=2008-01"], ["/search?from=2008-02"]]
    assert figure.layout.yaxis.dtick == 1
    assert figure.layout.dragmode == "select"


def test_an_arc_of_the_map_opens_what_it_carries() -> None:
    points = [
        {"id": "post:a", "label": "A", "lat": 10.0, "lon": 10.0, "value": 3},
        {"id": "post:b", "label": "B", "lat": 20.0, "lon": 30.0, "value": 1},
    ]
    arcs = [
        {"source": "post:a", "target": "post:b", "weight": 4},
        {"source": "post:b", "target": "post:a", "weight": 2},
    ]
    figure = go.Figure(maps.posts(points, "/dossier?id={}".format, arcs, "/traffic?edge={}&edge={}".format))
    middles = figure.data[-2]
    assert [one[0] for one in middles.customdata] == [
        "/traffic?edge=post:a&edge=post:b",
        "/traffic?edge=post:b&edge=post:a",
    ]
    assert middles.lat[0] != middles.lat[1]
    assert figure.data[-1].marker.color == theme.colour("post")


@pytest.mark.parametrize("share", [True, False])
def test_bands_and_a_stream_hold_the_same_counts(share: bool) -> None:  # noqa: FBT001  -- a case
    table = pd.DataFrame({"EFIS": [3, 1], "PREL": [1, 1]}, index=["2007-11", "2008-02"])
    bands = go.Figure(timeline.bands(table, {}, "/{}/{}".format, share=share)).data
    ground, *stream = go.Figure(timeline.stream(table, {}, "/{}/{}".format)).data
    assert [sum(trace.y) for trace in bands] == [sum(trace.y) for trace in stream] == [4, 2]
    assert list(ground.y) == [-2, 0, 0, -1]  # half of what flows, on either side
    assert stream[0].customdata[3] == bands[0].customdata[1] == ["/EFIS/2008-02"]


def test_the_brush_and_the_overview_are_figures() -> None:
    counts = pd.DataFrame({"period": ["2008-01", "2008-02"], "n": [1, 2]})
    assert list(go.Figure(timeline.brush(counts, "2008-02")).data[0].marker.opacity) == [0.3, 1.0]
    assert list(go.Figure(timeline.brush(counts, None, "2008")).data[0].marker.opacity) == [1.0, 1.0]
    nodes = pd.DataFrame(
        {"id": ["a", "b"], "label": ["A", "B"], "kind": "person", "x": [0.0, 9.0], "y": [0.0, 9.0], "weight": [2, 1]}
    )
    places = Places(nodes, np.array([[0, 1]]))
    drawn = go.Figure(raster.overview(places, places.window, "/network?node={}".format))
    assert list(drawn.data[0].text) == ["A", "B"]
    assert drawn.layout.images[0].source.startswith("data:image/png")


def test_a_lone_month_is_as_wide_as_a_month() -> None:
    counts = pd.DataFrame({"period": ["2008-06", "2008-09", "2009-05"], "n": [1, 1, 1]})
    for figure in (timeline.traffic(counts, str), timeline.brush(counts)):
        assert 20 < go.Figure(figure).data[0].width / 86_400_000 < 28
    yearly = pd.DataFrame({"EFIS": [1, 2]}, index=["2001", "2009"])
    assert 300 < go.Figure(timeline.bands(yearly, {}, "{}{}".format, share=False)).data[0].width / 86_400_000 < 365
