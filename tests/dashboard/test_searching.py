"""A search under filters finds what every other page counts under the same filters."""

from collections.abc import Iterator

import pytest

from dashboard.data import Data
from dashboard.urls import View
from graphkit.model import Filters

KINDS = ("person", "position", "organization", "post", "tag", "country")


def views(data: Data) -> Iterator[View]:
    """One filter at a time, each value that the corpus has, and some together."""
    corpus = data.corpus
    yield from (View(people=(one,)) for kind in KINDS for one in corpus.nodes(kinds=(kind,))["id"])
    yield from (View(posts=(one,)) for one in corpus.counts("post", limit=400)["id"])
    yield from (View(tags=(one.removeprefix("tag:"),)) for one in corpus.counts("tag", limit=400)["id"])
    yield from (View(classifications=(one,)) for one in corpus.counts("classification", limit=30)["id"])
    yield from (View(since=day, until=day) for day in ("2007", "2007-03", "2008-02-29"))
    yield View(since="2007", until="2008-03", classifications=("UNCLASSIFIED", "CONFIDENTIAL"))
    yield View(text="light* OR fish*", tags=("PREL", "EFIS"))
    yield View(people=("person:nobody",))
    yield View(posts=("post:nowhere",), since="1900")


@pytest.mark.parametrize("q", ["", "the", "light* -fish"])
def test_a_search_under_filters_finds_what_the_other_pages_count(data: Data, q: str) -> None:
    def both(view: View) -> tuple[int, int]:
        return data.search(view.go("/search", q=q), 1).total, data.count(asked(view, q))

    found = {view: both(view) for view in views(data)}
    assert len(found) > 200
    assert {view: pair for view, pair in found.items() if pair[0] != pair[1]} == {}
    assert len(set(found.values())) > 5


def asked(view: View, q: str) -> Filters:
    """The filters, and what is searched for as one of them."""
    return view.but(text=" ".join(f"({one})" for one in (q, view.text) if one) or None).filters


def test_the_cables_are_the_same_ones(data: Data) -> None:
    for view in list(views(data))[::15]:
        hits = data.search(view.go("/search", q="the"), 500).hits
        assert set(hits["id"]) == set(data.corpus.cables(asked(view, "the"))["id"])


def test_facets_are_the_counts_of_the_other_pages(data: Data) -> None:
    person = str(data.corpus.counts("person", limit=1)["id"][0])
    for view in (View(q="the"), View(q="the", people=(person,)), View(q="fish*", since="2007", until="2007")):
        filters, facets = asked(view, view.q or ""), data.search(view, 1).facets
        assert facets["origin"]
        for name, kind in {"origin": "post", "tags": "tag", "classification": "classification"}.items():
            table = data.corpus.counts(kind, filters, 400)
            counted = {str(one).removeprefix("tag:"): int(n) for one, n in table[["id", "n"]].itertuples(index=False)}
            assert len(facets[name]) == min(len(counted), 12)
            assert dict(facets[name]).items() <= counted.items()
        years = data.corpus.timeline(filters, "year")
        assert dict(facets["year"]) == dict(years.itertuples(index=False, name=None))
