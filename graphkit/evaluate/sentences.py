"""Lone labelled sentences: is this a contact, between whom, and when."""

from collections.abc import Iterable, Mapping
from typing import Any

from graphkit.evaluate.counts import Finding, Score

Json = Mapping[str, Any]


def score_sentences(items: Iterable[Json], records: Iterable[Json]) -> dict[str, Score]:
    """Labels ``contact`` / ``none`` / ``optional`` against the meetings of one record a sentence.

    A contact is found when a meeting that took place (asserted or implied) is found; participants are compared by the
    key words of the gold against our participants' names and ids; a date counts when the gold quotes one.
    """
    contacts, participants, dates = Score(), Score(), Score()
    for item, record in zip(items, records, strict=True):
        meetings = [meeting for meeting in record["meetings"] if meeting["realis"] == "actual"]
        if item["label"] == "optional":
            continue
        contacts += _decision(item, meetings)
        if item["label"] == "contact" and meetings:
            participants += _participants(item, meetings)
            if item["date_as_written"]:
                dates += _date(item, meetings)
    return {"contacts": contacts, "participants": participants, "stated dates": dates}


def _decision(item: Json, meetings: list[Json]) -> Score:
    where, words = f"{item['set']}/{item['n']}", str(item["sentence"])
    if item["label"] == "contact":
        return Score(hits=1) if meetings else Score(missed=1, findings=(Finding("contacts", "missed", where, words),))
    return Score(extra=1, findings=(Finding("contacts", "extra", where, words),)) if meetings else Score()


def _keys(participant: Json) -> str:
    return f"{participant['name']} {participant['ref']} {participant.get('on_behalf_of') or ''}".casefold()


POST_WORDS = frozenset({"us", "we", "embassy", "post", "emboff", "emboffs"})


def _is(token: str, participant: Json) -> bool:
    token = token.casefold()
    if token.startswith("xxx"):
        return "redacted" in participant["ref"]
    if token in POST_WORDS:
        return str(participant["ref"]).startswith(("post:", "org:us", "position:post:"))
    return token in _keys(participant) or token.replace(" ", "-") in _keys(participant)


def _participants(item: Json, meetings: list[Json]) -> Score:
    wanted = list(dict.fromkeys(token for contact in item["participants"] for token in contact))
    given = {participant["ref"]: participant for meeting in meetings for participant in meeting["participants"]}
    where = f"{item['set']}/{item['n']}"
    missed = [token for token in wanted if not any(_is(token, one) for one in given.values())]
    extra = [one["name"] for one in given.values() if not any(_is(token, one) for token in wanted)]
    findings = [Finding("participants", "missed", where, f"{token} in {item['sentence']}") for token in missed]
    findings += [Finding("participants", "extra", where, f"{name} in {item['sentence']}") for name in extra]
    return Score(len(wanted) - len(missed), len(missed), len(extra), tuple(findings))


def _date(item: Json, meetings: list[Json]) -> Score:
    if any(meeting["date"] for meeting in meetings):
        return Score(hits=1)
    where = f"{item['set']}/{item['n']}"
    return Score(missed=1, findings=(Finding("stated dates", "missed", where, str(item["sentence"])),))
