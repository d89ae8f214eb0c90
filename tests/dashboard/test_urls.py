"""The URL is the state."""

from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import urls
from dashboard.urls import View, parse_href

words = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30).filter(lambda text: text.strip())
lists = st.lists(words, max_size=4, unique=True).map(tuple)
dates = st.sampled_from([None, "2008", "2008-06", "2008-06-03"])
numbers = st.integers(0, 9999)
spans = st.tuples(numbers, numbers).map(sorted).map(tuple)
special = {
    "path": st.sampled_from(["/", "/network", "/cable"]),
    "since": dates,
    "until": dates,
    "weight": st.floats(0, 1e6),
    "depth": numbers,
    "step": numbers,
    "page": numbers,
    "at": st.one_of(st.just(()), spans),
    "edge": st.one_of(st.just(()), st.tuples(words, words)),
}
optional = st.one_of(st.none(), words)
views = st.builds(
    View,
    **{one.name: special.get(one.name, lists if isinstance(one.default, tuple) else optional) for one in fields(View)},
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # on a busy machine, making views is slow
@given(views)
def test_every_view_survives_the_address_bar(view: View) -> None:
    assert parse_href(view.href) == view
    assert parse_href("http://127.0.0.1:8050" + view.href) == view


@given(st.text(max_size=200))
def test_no_address_raises(written: str) -> None:
    assert isinstance(parse_href(written), View)


@pytest.mark.parametrize(
    "search",
    ["?from=yesterday", "?depth=-1", "?at=9&at=3", "?at=1", "?weight=nan", "?edge=one", "?page=1e9", "?%ff%fe=%00"],
)
def test_what_cannot_be_read_keeps_its_default(search: str) -> None:
    assert urls.parse("/network", search) == View("/network")


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(views, words, spans)
def test_an_address_is_that_of_the_view_there(view: View, cable: str, place: tuple[int, ...]) -> None:
    assert view.address("/cable", at=place, id=cable) == view.go("/cable", id=cable, at=place).href
    assert view.address("/cable", id=cable, at=()) == view.go("/cable", id=cable).href


def test_filters_go_along_and_page_fields_do_not() -> None:
    view = View("/network", tags=("PREL",), since="2007", id="person:x", node="person:y")
    assert view.go("/topics") == View("/topics", tags=("PREL",), since="2007")


def test_a_change_closes_the_evidence_and_returns_to_the_first_page() -> None:
    assert urls.change("/search?q=light&page=3&node=x", tags=["EFIS"]) == "?tag=EFIS&q=light"


def test_what_changes_nothing_is_no_change() -> None:
    assert urls.change("/search?q=light&page=3", q="light") is None
    assert urls.change("/search", nonsense=1) is None
