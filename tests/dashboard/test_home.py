"""The numbers of the overview are those of the pages that they open."""

from typing import Any

import pytest

from dashboard.data import Data
from dashboard.pages import home
from dashboard.urls import View, parse_href
from graphkit.model import Filters
from tests.dashboard.test_pages import words_of


@pytest.mark.parametrize("view", [View(), View(since="2006"), View(tags=("EFIS",))], ids=lambda view: view.query)
def test_who_took_part_in_most_contacts_is_who_has_most_on_their_page(data: Data, view: View) -> None:
    ranked = home._people(data, view)
    counts = [count for _, _, count in ranked]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 1
    for _, href, count in ranked:
        asked = parse_href(href)
        assert data.contacts(asked.filters, asked.id, None, "actual", "all").total == count


def test_the_overview_counts_contacts_as_the_page_of_contacts_does(data: Data) -> None:
    took_place = data.contacts(Filters(), None, None, "actual", "all").total
    every = data.contacts(Filters(), None, None, "all", "all").total
    assert 0 < took_place < every == data.info()["meetings"]
    said = words_of(home.layout(data, View()))
    assert f"report {took_place} contacts that took place and {every - took_place} planned, refused or hypo" in said
    numbers: dict[str, Any] = {name: n for name, n, _ in home._numbers(data.info(), data.contact_states(), View())}
    assert numbers["contacts"] == took_place
