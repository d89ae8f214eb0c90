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
        for (href,), n in zip(band.customdata, table[tag], strict=True):
            assert urls.parse_href(href).path == "/search"
            assert data.count(urls.parse_href(href).filters) == n
    for (href,), period in zip(bands[3].customdata, table.index, strict=True):
        assert urls.parse_href(href) == view.but(since=period, until=period)
    assert "a click on others the topics of that month" in str(page)


def test_without_others_nothing_is_said_of_them(data: Data) -> None:
    page = topics.layout(data, View("/topics", tags=("EFIS",), since="2007-03", until="2007-03"))
    assert "click on others" not in str(page)
