"""What a citation means, with the whole corpus in view."""

from datetime import date

import pytest

from graphkit.model import Outcome
from graphkit.resolve.references import Citation, near_stations, resolve
from graphkit.resolve.series import Number, build_series, estimate, split_id

SERIES = build_series(
    [
        ("07OSLO12", date(2007, 1, 9)),
        ("07OSLO600", date(2007, 11, 20)),
        ("07OSLO639", date(2007, 12, 18)),
        ("08OSLO2", date(2008, 1, 3)),
        ("08OSLO9", date(2008, 1, 8)),
        ("08OSLO40", date(2008, 2, 8)),
        ("08PORTAUPRINCE94", date(2008, 3, 1)),
        ("08LIMA7", date(2008, 1, 4)),
        ("08LIMB7", date(2008, 1, 4)),
    ]
)


@pytest.mark.parametrize(
    ("target", "rule", "outcome", "found"),
    [
        ("08OSLO2", "stated", Outcome.FOUND, "08OSLO2"),
        ("08OSLO2", "citing", Outcome.FOUND, "08OSLO2"),
        ("08OSLO639", "citing", Outcome.FOUND, "07OSLO639"),  # the series cannot have reached that number
        ("08OSLO40", "citing", Outcome.ABSENT, "07OSLO40"),  # that of 2008 is a month younger than the citing cable
        ("08OSLO641", "citing", Outcome.ABSENT, "07OSLO641"),  # absent, and of the year before
        ("08OSLO8", "citing", Outcome.ABSENT, "08OSLO8"),
        ("08OSLO9", "stated", Outcome.ABSENT, None),  # its own number
        ("07OSLO639", "stated", Outcome.FOUND, "07OSLO639"),
        ("08PORTAUPRNCE94", "stated", Outcome.FOUND, "08PORTAUPRINCE94"),
        ("08LIMC7", "stated", Outcome.AMBIGUOUS, "08LIMC7"),
        ("08XANADU4", "stated", Outcome.ABSENT, "08XANADU4"),
        ("frus-sample/d4", "stated", Outcome.ABSENT, "frus-sample/d4"),
    ],
)
def test_resolve(target: str, rule: str, outcome: Outcome, found: str | None) -> None:
    answer = resolve(Citation("08OSLO9", date(2008, 1, 8), target, rule), SERIES)
    assert (answer.outcome, answer.target) == (outcome, found)
    assert answer.why


def test_ambiguous_names_its_candidates() -> None:
    answer = resolve(Citation("08OSLO9", date(2008, 1, 8), "08LIMC7", "stated"), SERIES)
    assert answer.candidates == ("08LIMA7", "08LIMB7")


def test_a_listed_spelling_is_another_name_of_its_station() -> None:
    citation = Citation("08OSLO9", date(2008, 1, 8), "08PAP94", "stated")
    assert resolve(citation, SERIES, {"PAP": "PORTAUPRINCE"}).target == "08PORTAUPRINCE94"


@pytest.mark.parametrize(
    ("target", "rule", "outcome", "found"),
    [
        ("08TAIPEI12", "stated", Outcome.FOUND, "08AITTAIPEI12"),
        ("08AITTAIPEI30", "stated", Outcome.FOUND, "08TAIPEI30"),
        ("08AITTAIPEI12", "stated", Outcome.FOUND, "08AITTAIPEI12"),
        ("08TAIPEI639", "citing", Outcome.FOUND, "07AITTAIPEI639"),
        ("08TAIPEI13", "stated", Outcome.ABSENT, "08TAIPEI13"),
        ("08AITTAIPEI13", "stated", Outcome.ABSENT, "08AITTAIPEI13"),
        ("08TAIPEI40", "stated", Outcome.ABSENT, "08TAIPEI40"),  # the citing cable's own number
    ],
)
def test_a_post_with_two_keys_is_sought_under_both(target: str, rule: str, outcome: Outcome, found: str | None) -> None:
    held = [
        ("07AITTAIPEI639", 12, 2007),
        ("08AITTAIPEI12", 1, 2008),
        ("08TAIPEI30", 2, 2008),
        ("08AITTAIPEI40", 3, 2008),
    ]
    series = build_series([(number, date(year, month, 8)) for number, month, year in held])
    answer = resolve(Citation("08AITTAIPEI40", date(2008, 3, 8), target, rule), series)
    assert (answer.outcome, answer.target) == (outcome, found)


def test_short_stations_are_never_mended() -> None:
    assert near_stations("OSL", frozenset({"OSLO"})) == []


@pytest.mark.parametrize(
    ("cable_id", "number"),
    [
        ("08OSLO9", Number(2008, "OSLO", 9)),
        ("74CARACAS6501", Number(1974, "CARACAS", 6501)),
        ("44ROME1", Number(2044, "ROME", 1)),
        ("frus1969-76v20/d40", None),
        ("", None),
        ("08OSLO", None),
    ],
)
def test_split_id(cable_id: str, number: Number | None) -> None:
    assert split_id(cable_id) == number


@pytest.mark.parametrize(
    ("serial", "before", "expected"),
    [
        (300, None, (date(2007, 6, 9), date(2007, 1, 9), date(2007, 11, 20))),
        (300, date(2007, 3, 1), (date(2007, 2, 3), date(2007, 1, 9), date(2007, 3, 1))),
        (700, None, (date(2007, 12, 31), date(2007, 12, 18), date(2008, 1, 1))),
    ],
)
def test_estimate_lies_between_its_neighbours(
    serial: int, before: date | None, expected: tuple[date, date, date]
) -> None:
    guess = estimate(SERIES, Number(2007, "OSLO", serial), before)
    assert guess.low == expected[1]
    assert abs((guess.high - expected[2]).days) <= 1
    assert abs((guess.date - expected[0]).days) <= 12
    assert guess.low <= guess.date <= guess.high


def test_an_unknown_station_is_somewhere_in_its_year() -> None:
    guess = estimate(SERIES, Number(1999, "XANADU", 5))
    assert (guess.low.year, guess.high.year) == (1999, 1999)


def test_a_series_that_was_beyond_the_serial_does_not_roll_over() -> None:
    series = build_series(
        [("06OSLO35", date(2006, 3, 1)), ("07OSLO34", date(2007, 2, 1)), ("07OSLO36", date(2007, 2, 3))]
    )
    decided = resolve(Citation("07OSLO37", date(2007, 2, 4), "07OSLO35", "citing"), series)
    assert (decided.outcome, decided.target) == (Outcome.ABSENT, "07OSLO35")
