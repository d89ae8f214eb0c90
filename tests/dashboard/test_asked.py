"""What was asked for and is not there is named, beside what there is."""

import pytest

from dashboard.data import Data
from dashboard.networks import KINDS
from dashboard.urls import View
from graphkit.model import Filters
from tests.dashboard.test_pages import drawn


@pytest.mark.parametrize("parties", [("nonsense", None), ("post:lisbon", "nonsense")])
def test_contacts_of_nobody_are_not_those_of_an_empty_corpus(data: Data, parties: tuple[str, str | None]) -> None:
    text = drawn(data, View("/meetings", id=parties[0], other=parties[1]))
    assert "No person, post or country \\u201cnonsense\\u201d in this corpus" in text
    assert "has no contacts" not in text
    assert "Contacts of nonsense" not in text


def test_who_has_no_contacts_of_a_kind_is_shown_the_others(data: Data) -> None:
    def of(one: str, realis: str) -> int:
        return data.contacts(Filters(), one, None, realis, "all").total

    person = next(one for one, _ in data.busiest(Filters(), 8) if not of(one, "refused"))
    text = drawn(data, View("/meetings", id=person, realis="refused"))
    assert f"All {of(person, 'all')} of theirs" in text
    assert f"This corpus has {data.info()['meetings']} contacts in all." in text


@pytest.mark.parametrize("name", ["all", "bogus"])
def test_an_unknown_network_is_not_another(data: Data, name: str) -> None:
    text = drawn(data, View("/network", network=name))
    assert f"There is no network \\u201c{name}\\u201d" in text
    assert "People who were in one room" not in text
    assert all(kind.title in text for kind in KINDS)
