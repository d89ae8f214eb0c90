"""Whom "the President" means: the one of the country written from, or that of the United States who is far away."""

from datetime import UTC, datetime

import pytest

from graphkit.extract import extract
from graphkit.model import Cable, Origin, Source

PARIS, OSLO = Origin("AMEMBASSY PARIS", "post:paris"), Origin("AMEMBASSY OSLO", "post:oslo")
STATE = Origin("SECSTATE WASHDC", "post:state")
HOME = "position:fr/president"


def meant(text: str, origin: Origin, year: int) -> list[str]:
    """Whom each "the President" of a text means, in order."""
    cable = Cable("08PARIS1", Source("plain", "x"), text, origin=origin, sent=datetime(year, 3, 1, tzinfo=UTC))
    found = extract(cable)
    who = [(m.span.start, one.id) for one in (*found.people, *found.positions) for m in one.mentions
           if m.span.of(text).lower() == "the president"]  # fmt: skip
    return [identity for _, identity in sorted(who)]


@pytest.mark.parametrize(
    ("text", "origin", "year", "whom"),
    [
        ("The President agreed.", PARIS, 2008, [HOME]),
        ("President Zakinot spoke. The President was brief.", PARIS, 2008, ["person:zakinot"]),
        # far above in the text
        ("President Zakinot spoke.\n\n2. The President was brief.", PARIS, 2008, ["person:zakinot"]),
        # of two, who was spoken of last
        ("President Bush saw President Zakinot. He left. President Bush wrote. The President hopes.", PARIS, 2008,
         ["person:bush"]),
        ("President Bush wrote. President Zakinot answered. The President hopes.", PARIS, 2008, ["person:zakinot"]),
        ("President Bush wrote to President Zakinot.\n\n2. The President hopes.", PARIS, 2008, [HOME]),
        # nobody meets himself
        ("President Bush wrote.\n\n2. President Zakinot hopes to meet the President soon.", PARIS, 2008,
         ["person:bush"]),
        ("President Bush wrote.\n\n2. President Zakinot hopes to meet the President soon.", PARIS, 2009,
         ["position:us/president"]),
        ("President Zakinot and the men of the President left.", PARIS, 2008, ["person:zakinot"]),
        # one who is named far away is not the president at home
        ("President Bush wrote.\n\n2. The cabinet met. The President agreed.", PARIS, 2008, [HOME]),
        # no president but that one: a kingdom, the Department
        ("We welcome the President in June.", OSLO, 2008, ["position:us/president"]),
        ("President Obama wrote.\n\n2. We welcome the President in June.", OSLO, 2009, ["person:obama"]),
        ("The President's message went out.", STATE, 2009, ["position:us/president"]),
        ("President Zakinot spoke. The President was brief.", STATE, 2009, ["person:zakinot"]),
    ],
)  # fmt: skip
def test_the_president_is_the_one_spoken_of(text: str, origin: Origin, year: int, whom: list[str]) -> None:
    assert meant(text, origin, year) == whom


@pytest.mark.parametrize(
    ("text", "year", "whom"),
    [
        ("Secretary Rogers spoke.\n\n2. The Secretary agreed.", 1970, "person:rogers"),
        ("Secretary Rogers spoke.\n\n2. The Secretary agreed.", 1974, "position:us/state/secretary"),
        ("Secretary Rogers spoke. The Secretary agreed.", 1974, "person:rogers"),  # of what lies behind
        ("Secretary Zakinot spoke.\n\n2. The Secretary agreed.", 1974, "person:zakinot"),
    ],
)
def test_the_secretary_is_none_of_other_years(text: str, year: int, whom: str) -> None:
    found = extract(Cable("70OSLO1", Source("plain", "x"), text, origin=OSLO, sent=datetime(year, 3, 1, tzinfo=UTC)))
    everybody = (*found.people, *found.positions)
    assert {one.id for one in everybody for m in one.mentions if m.span.of(text).lower() == "the secretary"} == {whom}
