"""A click on a band of topics opens the cables that the band counts there."""

from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard import ids, urls
from dashboard.data import Data
from dashboard.pages import topics
from dashboard.urls import View


def figure_of(page: Any) -> go.Figure:
    return go.Figure(next(one.figure for one in page._traverse() if getattr(one, "id", None) == ids.figure("topics")))


@pytest.mark.parametrize("mode", ["count", "share", "stream"])
def test_a_band_opens_the_cables_it_counts(data: Data, mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(topics, "BANDS", 3)
    view = View("/topics", mode=mode)
    table = data.topics(view.filters)
    page = topics.layout(data, view)
    bands = [one for one in figure_of(page).data if one.customdata is not None]
    assert len(bands) == 4
    for tag, band in zip(table.columns[:3], bands[:3], strict=True):
        opened = {asked.since: asked for asked in (urls.parse_href(href) for (href,) in band.customdata)}
        assert {asked.path for asked in opened.values()} == {"/search"}
        assert {period: data.count(opened[period].filters) for period in table.index} == table[tag].to_dict()
    others = [urls.parse_href(href) for (href,) in bands[3].customdata]
    assert others == [view.but(since=one.since, until=one.since) for one in others]
    assert set(table.index) <= {one.since for one in others}
    assert "a click on others the topics of that month" in str(page)


def test_without_others_nothing_is_said_of_them(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(topics, "BANDS", 500)
    assert "click on others" not in str(topics.layout(data, View("/topics")))
