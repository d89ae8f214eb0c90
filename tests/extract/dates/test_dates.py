"""Dates: forms, years that are not written, ranges, weekdays that contradict, figures that are no dates."""

# ruff: noqa: E501  (a table reads best with one row a line)

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.extract.base import EMPTY
from graphkit.extract.dates.find import EXTRACTOR, MOST, find_dates
from graphkit.model import Cable, DateMention, Extraction, Source

SENT = datetime(2009, 6, 15, 12)  # a Monday


def dates(text: str, sent: datetime | None = SENT) -> tuple[DateMention, ...]:
    return find_dates(Cable("09UTOPIA1", Source("plain", ""), text, sent=sent))[0]


@pytest.mark.parametrize(
    ("text", "words", "value", "precision", "source"),
    [
        ("met on June 4, 2008 at", "June 4, 2008", "2008-06-04", "day", "stated"),
        ("met on 4 June 2008", "4 June 2008", "2008-06-04", "day", "stated"),
        ("the 4th of June 2008", "4th of June 2008", "2008-06-04", "day", "stated"),
        ("told us May 3 that", "May 3", "2009-05-03", "day", "year-of-cable"),
        ("on December 10that he", "December 10", "2008-12-10", "day", "year-before"),
        ("on Wednesday, May 13", "Wednesday, May 13", "2009-05-13", "day", "year-of-cable"),
        ("on Wednesday evening, May 13", "Wednesday evening, May 13", "2009-05-13", "day", "year-of-cable"),
        ("WEDNESDAY NIGHT MAY 13", "WEDNESDAY NIGHT MAY 13", "2009-05-13", "day", "year-of-cable"),
        ("on New Year's Eve he", "New Year's Eve", "2008-12-31", "day", "year-before"),
        ("on the Fourth of July", "Fourth of July", "2009-07-04", "day", "year-of-cable"),
        ("on May thirteenth he", "May thirteenth", "2009-05-13", "day", "year-of-cable"),
        ("JUNE FIRST", "JUNE FIRST", "2009-06-01", "day", "year-of-cable"),
        ("on May the twenty-first", "May the twenty-first", "2009-05-21", "day", "year-of-cable"),
        ("in June first talks", "June", "2009-06", "month", "year-of-cable"),
        ("on Tuesday, September, [¶17.](#) Lind", "Tuesday, September, [¶17.](#)", "2008-09-17", "day", "year-before"),
        ("on November ¶12.", "November ¶12", "2008-11-12", "day", "year-before"),
        ("a 1/26 meeting", "1/26", "2009-01-26", "day", "year-of-cable"),
        ("on 01/26/2008", "01/26/2008", "2008-01-26", "day", "stated"),
        ("since 2008-06-04", "2008-06-04", "2008-06-04", "day", "stated"),
        ("of 04JUN08", "04JUN08", "2008-06-04", "day", "stated"),
        ("of 4 JUN 09", "4 JUN 09", "2009-06-04", "day", "stated"),
        ("in December of 2004", "December of 2004", "2004-12", "month", "stated"),
        ("in June he", "June", "2009-06", "month", "year-of-cable"),
        ("in mid-2008 he", "2008", "2008", "year", "stated"),
        ("by the end of May 09 he", "May 09", "2009-05", "month", "stated"),
        ("on May 09 he", "May 09", "2009-05-09", "day", "year-of-cable"),
        ("last September", "September", "2008-09", "month", "year-before"),
        ("in mid-April", "April", "2009-04", "month", "year-of-cable"),
        ("In 2005 we", "2005", "2005", "year", "stated"),
        ("yesterday", "yesterday", "2009-06-14", "day", "relative"),
        ("came today", "today", "2009-06-15", "day", "relative"),
        ("on Friday he", "Friday", "2009-06-12", "day", "weekday"),
        ("on Monday he", "Monday", "2009-06-15", "day", "weekday"),
        ("last Monday he", "Monday", "2009-06-08", "day", "weekday"),
        ("next Monday", "Monday", "2009-06-22", "day", "weekday"),
        ("next Friday", "Friday", "2009-06-19", "day", "weekday"),
    ],
)
def test_forms(text: str, words: str, value: str, precision: str, source: str) -> None:
    found = dates(text)
    assert [(one.span.of(text), one.value, one.precision, one.source) for one in found] == [
        (words, value, precision, source)
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("on May 3-5", ["2009-05-03", "2009-05-05"]),
        ("on June 4 to 6, 2008", ["2008-06-04", "2008-06-06"]),
        ("3-5 May", ["2009-05-03", "2009-05-05"]),
        ("June 30-July 2", ["2009-06-30", "2009-07-02"]),
        ("the 1/26-27 meeting", ["2009-01-26", "2009-01-27"]),
    ],
)
def test_ranges_give_both_ends(text: str, values: list[str]) -> None:
    assert [one.value for one in dates(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They voted on June 4. The day before, he had called.", "2009-06-03"),
        ("They voted on June 4. The\nnext morning he called.", "2009-06-05"),
        ("They voted on June 4. Two days later he called.", "2009-06-06"),
        ("They voted on June 4; 3 days earlier he had called.", "2009-06-01"),
        ("They voted on June 4. At a dinner the same evening, he spoke.", "2009-06-04"),
        ("They voted on June 4, 2009.\n\nHe called the following day.", "2009-06-05"),
        ("He called last month.", "2009-05"),
        ("He called last week.", "2009-06"),
        ("At last week's meeting he agreed.", "2009-06"),
        ("He called four weeks ago.", "2009-05"),
        ("He called late last year.", "2008"),
        ("He called this morning.", "2009-06-15"),
        ("He called two days ago.", "2009-06-13"),
        ("HE CALLED ON 2ND INST.", "2009-06-02"),
        ("He wrote on the 28th ultimo.", "2009-05-28"),
    ],
)
def test_a_day_may_be_told_from_another(text: str, value: str) -> None:
    assert (dates(text)[-1].value, dates(text)[-1].source) == (value, "relative")


@pytest.mark.parametrize(
    "text",
    [
        "He came the day before.",
        "Many days ago he came, in an instant, in the second instant.",
        "On June 4 he came; the day before the vote was quiet.",
        "In June 2001 all was well. The next day",
        "He called two weeks ago, of a month or the other.",
        "They read last year's report in the last week of Ramadan.",
    ],
)
def test_a_day_told_from_nothing_is_none(text: str) -> None:
    assert [one.source for one in dates(text) if one.source == "relative"] == []


@pytest.mark.parametrize(
    "text",
    [
        "his Sunday coat", "rated 1000 degrees in 1000",
        "He may 5 times march on", "Prime Minister May told us", "2/3 of them", "since 9/11", "a 26/1 vote", "$1/2", "Feb. 30",
        "every Friday", "today's world", "tier 2008", "Decision 4", "markets 3", "no 4/5 majority", "MARSHALL 5",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert dates(text) == ()


@pytest.mark.parametrize(("text", "conflict"), [("Monday, June 15, 2009", False), ("Tuesday, June 15, 2009", True)])
def test_a_weekday_that_contradicts_is_flagged_and_the_date_kept(text: str, conflict: bool) -> None:  # noqa: FBT001 (a table)
    assert [(one.value, one.weekday_conflict) for one in dates(text)] == [("2009-06-15", conflict)]


def test_without_a_year_nothing_is_guessed() -> None:
    assert (
        find_dates(Cable("undated", Source("plain", ""), "He came on May 3, on Friday and in June 2008."))[0][0].value
        == "2008-06"
    )


def test_too_many_dates_are_cut_and_reported() -> None:
    found, issues = find_dates(Cable("09UTOPIA1", Source("plain", ""), "May 3 " * (MOST + 10), sent=SENT))
    assert len(found) == MOST
    assert [issue.code for issue in issues] == ["dates-cut"]


def test_the_extractor_adds_to_what_was_found() -> None:
    found = EXTRACTOR.find(Cable("09UTOPIA1", Source("plain", ""), "on May 3", sent=SENT), EMPTY, Extraction())
    assert [one.value for one in found.dates] == ["2009-05-03"]


@given(
    st.text(alphabet="May June Fri 0123456789/-,.¶[]()#", max_size=120)
    | st.lists(st.sampled_from(["May 3", "two", "3", " ", "days later", "the day before", ".", "2005", "\n"])).map(
        "".join
    )
)
def test_dates_are_real_days_in_order_and_apart(text: str) -> None:
    reached = 0
    for one in dates(text):
        assert one.span.start >= reached
        reached = one.span.end
        if one.precision == "day":
            datetime.fromisoformat(one.value)
        assert len(one.value) == {"day": 10, "month": 7, "year": 4}[one.precision]
