"""Lone labelled sentences: is this a contact, of which kind, between whom, and when."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from graphkit.evaluate.counts import Finding, Score

Json = Mapping[str, Any]
Meetings = list[Json]


def score_sentences(items: Iterable[Json], records: Iterable[Json]) -> dict[str, Score]:
    """Labels ``contact`` / ``none`` / ``optional`` against the meetings of one record a sentence.

    A contact is found when a meeting that took place (asserted or implied) is found; participants are compared by the
    key words of the gold (``participants``; those of ``accept`` cost nothing) against our participants' names and ids.
    A date counts by its value: the gold's ``date``, else the day and month that its ``date_as_written`` quotes.
    ``kind`` is compared where the gold has one. A contact that is missed costs its participants and its date too.
    """
    scores = {"contacts": Score(), "participants": Score(), "stated dates": Score(), "kinds": Score()}
    for item, record in zip(items, records, strict=True):
        meetings = [meeting for meeting in record["meetings"] if meeting["realis"] == "actual"]
        if item["label"] == "optional":
            continue
        scores["contacts"] += _decision(item, meetings)
        if item["label"] == "contact":
            scores["participants"] += _participants(item, meetings)
            scores["stated dates"] += _date(item, meetings)
            scores["kinds"] += _kind(item, meetings)
    return {kind: score for kind, score in scores.items() if kind != "kinds" or score != Score()}


def _finding(kind: str, wrong: str, item: Json, words: str = "") -> tuple[Finding, ...]:
    text = f"{words} in {item['sentence']}" if words else str(item["sentence"])
    return (Finding(kind, wrong, f"{item['set']}/{item['n']}", text),)


def _decision(item: Json, meetings: Meetings) -> Score:
    if item["label"] == "contact":
        return Score(hits=1) if meetings else Score(missed=1, findings=_finding("contacts", "missed", item))
    return Score(extra=1, findings=_finding("contacts", "extra", item)) if meetings else Score()


# --------------------------------------------------------------------------------------------------- participants


def _keys(participant: Json) -> str:
    return f"{participant['name']} {participant['ref']} {participant.get('on_behalf_of') or ''}".casefold()


POST_WORDS = frozenset({"us", "we", "embassy", "post", "emboff", "emboffs"})


def _is(token: str, participant: Json) -> bool:
    token = token.casefold()
    if token.startswith("xxx"):
        return "redacted" in participant["ref"]
    if token in POST_WORDS:
        written = len(token) > 3 and token in _keys(participant)
        return written or str(participant["ref"]).startswith(("post:", "org:us", "position:post:"))
    return token in _keys(participant) or token.replace(" ", "-") in _keys(participant)


def _participants(item: Json, meetings: Meetings) -> Score:
    wanted = list(dict.fromkeys(token for contact in item["participants"] for token in contact))
    given = {participant["ref"]: participant for meeting in meetings for participant in meeting["participants"]}
    allowed = [*wanted, *item.get("accept", ())]
    missed = [token for token in wanted if not any(_is(token, one) for one in given.values())]
    extra = [one["name"] for one in given.values() if not any(_is(token, one) for token in allowed)]
    findings = [finding for token in missed for finding in _finding("participants", "missed", item, token)]
    findings += [finding for name in extra for finding in _finding("participants", "extra", item, name)]
    return Score(len(wanted) - len(missed), len(missed), len(extra), tuple(findings))


# ---------------------------------------------------------------------------------------------------- dates, kinds

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMERIC = re.compile(r"(\d{1,2})/(\d{1,2})")


def written_ending(written: str) -> str:
    """How an ISO date ends that is written like this, as far as the words say.

    >>> written_ending("August 23"), written_ending("1/26"), written_ending("12"), written_ending("the day before")
    ('-08-23', '-01-26', '-12', '')
    """
    numeric = _NUMERIC.search(written)
    if numeric:
        return f"-{int(numeric[1]):02}-{int(numeric[2]):02}"
    day = re.search(r"\d{1,2}", written)
    month = next((n for n, name in enumerate(_MONTHS, 1) if name in written.lower()), None)
    if month is None:
        return f"-{int(day[0]):02}" if day else ""
    return f"-{month:02}-{int(day[0]):02}" if day else f"-{month:02}"


def _date(item: Json, meetings: Meetings) -> Score:
    """Whether one of the meetings has the date of the gold; a date where its ``date`` is null is one too many."""
    given = [str(meeting["date"]) for meeting in meetings if meeting["date"]]
    wanted, written = item.get("date"), item.get("date_as_written")
    if not wanted and not written:
        extra = bool(given) and "date" in item
        return Score(extra=1, findings=_finding("stated dates", "extra", item, given[0])) if extra else Score()
    ending = "" if wanted else written_ending(written or "")
    if any(date == wanted if wanted else date.endswith(ending) for date in given):
        return Score(hits=1)
    got = f"{wanted or written}, got {', '.join(given) or 'none'},"
    return Score(missed=1, extra=bool(given), findings=_finding("stated dates", "missed", item, got))


def _kind(item: Json, meetings: Meetings) -> Score:
    if not item.get("kind") or not meetings:
        return Score()
    given = [str(meeting["kind"]) for meeting in meetings]
    if any(kind in given for kind in str(item["kind"]).split("|")):
        return Score(hits=1)
    findings = _finding("kinds", "missed", item, f"{item['kind']}, got {', '.join(given)},")
    return Score(missed=1, extra=1, findings=findings)
