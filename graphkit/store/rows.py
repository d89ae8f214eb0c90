"""Model objects -> rows of `graphkit.store.schema.PART_TABLES`, tuples in the order of the columns."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphkit.mask import hidden_tags
from graphkit.model import Cable, Extraction, Issue, Meeting, Mention, Person, Reference, Span
from graphkit.store.officers import officers

Rows = dict[str, list[tuple[Any, ...]]]


def cable_rows(row: int, cable: Cable, extraction: Extraction, issues: Iterable[Issue]) -> Rows:
    """All rows that one cable gives; ``row`` is its number inside the part.

    >>> from graphkit.model import Source
    >>> rows = cable_rows(0, Cable("08X1", Source("text", "a.txt"), "one"), Extraction(), [])
    >>> [row[1] for row in rows["cable"]], rows["tag"]
    (['08X1'], [])
    """
    key = (row, cable.id)
    found = officers(cable, extraction)
    every_issue = (*issues, *extraction.issues)
    return {
        "cable": [(row, *_cable(cable, every_issue))],
        "section": [
            (*key, n, str(one.part), one.name, one.number, one.marking, one.span.start, one.span.end)
            for n, one in enumerate(cable.sections)
        ],
        **_head(key, cable, hidden_tags(cable.id, cable.tags, extraction.protected)),
        "classified": [(*key, *values) for values in found.classified],
        "signature": [(*key, *values) for values in found.signatures],
        "person": [(*key, *_person(one, found.pseudonyms)) for one in found.people],
        "position": [(*key, one.id, one.title, one.organization) for one in extraction.positions],
        "organization": [(*key, one.id, one.name, one.kind, one.country) for one in extraction.organizations],
        "mention": [(*key, n, *_mention(one)) for n, one in enumerate(_mentions(found.people, extraction))],
        "protected": [(*key, *_ends(span), span.of(cable.text)) for span in extraction.protected],
        **_events(key, extraction),
        "issue": [issue_row(one, row, cable) for one in every_issue],
    }


def alone_rows(
    row: int,
    cable: Cable,
    given: Mapping[str, str],
    taught: Mapping[tuple[str, str], int],
    lone: Iterable[str],
    home: tuple[str | None, str | None],
) -> Rows:
    """What a cable needs for being read again without its source, when others explain its ``lone`` words.

    >>> from graphkit.model import Source
    >>> alone_rows(0, Cable("08X1", Source("text", "a.txt"), "one"), {}, {("Zaki", "NO"): 3}, ["Berg"], (None, "NO"))
    {'text': [(0, 'one', None)], 'taught': [(0, '08X1', 'Zaki', 'NO', 3)], 'lone': [(0, '08X1', 'Berg', '', 'NO')]}
    """
    post, country = home
    return {
        "text": [(row, cable.text, json.dumps(dict(given), ensure_ascii=False) if given else None)],
        "taught": [(row, cable.id, *key, weight) for key, weight in sorted(taught.items())],
        "lone": [(row, cable.id, word, post or "", country) for word in lone],
    }


def issue_row(issue: Issue, row: int | None = None, cable: Cable | None = None) -> tuple[Any, ...]:
    """The row of an issue; without a cable it is one of the whole input."""
    path = cable.source.path if cable else issue.where
    return (row, cable.id if cable else None, issue.stage, issue.code, path, issue.message, *_ends(issue.span))


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def _cable(cable: Cable, issues: Iterable[Issue]) -> Iterator[Any]:
    source, subject, origin = cable.source, cable.subject, cable.origin
    sent = cable.sent.replace(tzinfo=None) if cable.sent else None
    yield from (cable.id, cable.kind, source.reader, source.path, source.locator, source.offset, source.sha256)
    yield from (sent, sent.date().isoformat() if sent else None, cable.sent_source, cable.classification)
    yield from (list(cable.captions), subject.value if subject else None, *_ends(subject.span if subject else None))
    yield from (origin.post, origin.name, origin.routing_indicator) if origin else (None, None, None)
    yield from _ends(origin.span if origin else None)
    on = cable.declassification.on if cable.declassification else None
    yield on.isoformat() if on else None
    yield from _ends(cable.summary)
    yield len(cable.text)
    yield sum(issue.span.end - issue.span.start for issue in issues if issue.code == "unread" and issue.span)


def _head(key: tuple[int, str], cable: Cable, hidden: Mapping[str, str]) -> Rows:
    return {
        "address": [
            (*key, n, str(a.role), a.name, a.post, a.routing_indicator, a.precedence, a.message_number, *_ends(a.span))
            for n, a in enumerate(cable.addressees)
        ],
        "tag": [
            (*key, n, hidden.get(one.tag, one.tag), str(one.kind), one.country, *_ends(one.span))
            for n, one in enumerate(cable.tags)
        ],
        "reference": [
            (*key, n, str(r.kind), r.label, r.written, r.target, str(r.where), *_how(r), *_ends(r.span))
            for n, r in enumerate(cable.references, 1)
        ],
    }


def _person(person: Person, pseudonyms: dict[str, str]) -> tuple[Any, ...]:
    return (
        person.id,
        person.name,
        person.side,
        person.country,
        person.organization,
        list(person.positions),
        person.protected,
        person.redacted,
        pseudonyms.get(person.id),
    )


def _mentions(people: Iterable[Person], extraction: Extraction) -> list[Mention]:
    found = [mention for person in people for mention in person.mentions]
    found += [mention for position in extraction.positions for mention in position.mentions]
    found += [mention for organization in extraction.organizations for mention in organization.mentions]
    return sorted((*found, *extraction.places), key=lambda one: (one.span, one.kind, one.entity))


def _mention(one: Mention) -> tuple[Any, ...]:
    return (str(one.kind), one.entity, one.norm, one.title, one.rule, *_ends(one.span), *_ends(one.full))


def _events(key: tuple[int, str], extraction: Extraction) -> Rows:
    meetings = extraction.meetings
    return {
        "date_mention": [
            (*key, n, one.value, one.precision, one.source, one.weekday_conflict, *_ends(one.span))
            for n, one in enumerate(extraction.dates)
        ],
        "meeting": [
            (*key, one.id, str(one.kind), str(one.realis), str(one.certainty), one.rule, *_when(one), *_what(one))
            for one in meetings
        ],
        "meeting_evidence": [
            (*key, one.id, n, *_ends(span)) for one in meetings for n, span in enumerate(one.evidence)
        ],
        "participant": [
            (*key, one.id, n, p.ref, p.name, p.role, p.side, p.on_behalf_of)
            for one in meetings
            for n, p in enumerate(one.participants)
        ],
    }


def _how(one: Reference) -> tuple[Any, ...]:
    return (one.year_rule, one.caption, one.previous)


def _when(one: Meeting) -> tuple[Any, ...]:
    return (one.date, one.date_precision, one.date_source, one.weekday_conflict)


def _what(one: Meeting) -> tuple[Any, ...]:
    return (one.place, one.occasion, one.acts_on, one.cameo, one.plover)
