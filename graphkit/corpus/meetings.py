# ruff: noqa: S608  queries are put together from constants of this module; every value is a parameter
"""Who met whom, with the words that say so."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from graphkit.corpus.columns import rows_of_cables
from graphkit.corpus.named import by_id
from graphkit.corpus.said import words_of
from graphkit.corpus.seats import asked, contacts
from graphkit.corpus.texts import texts_at
from graphkit.mask import Masked
from graphkit.model import UNNAMED, Filters, Protect
from graphkit.store.shown import pseudonym_label

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

Row = dict[str, Any]


def meetings(
    corpus: "Corpus", filters: Filters, of: str | None, with_: str | None, ids: Sequence[str] | None, limit: int | None
) -> pd.DataFrame:
    """See `graphkit.corpus.Corpus.meetings`."""
    mask = asked(corpus, filters, [one for one in (of, with_) if one])
    if ids is not None:
        known = {row["at"] for row in corpus.rows(_ROWS, list(ids))}
        mask &= np.isin(np.arange(len(mask)), list(known))
    order = contacts(corpus).order
    found = meetings_at(corpus, order[mask[order]][:limit].tolist())
    return pd.DataFrame(found, columns=list(_MEETING_COLUMNS), dtype=object)


def meetings_in(corpus: "Corpus", cable_id: str) -> list[Row]:
    """The contacts that one cable reports, as `meetings_at` has them."""
    row = rows_of_cables(corpus, (cable_id,)).get(cable_id)
    found = [] if row is None else meetings_at(corpus, contacts(corpus).of_cable(row).tolist())
    gone = corpus.shield.meetings if corpus.protect is Protect.EXCLUDE else ()
    return [one for one in found if one["id"] not in gone]


def meetings_at(corpus: "Corpus", rows: Sequence[int]) -> list[Row]:
    """The contacts at ``rows`` of table ``meeting``, oldest first: what `meetings` says, and ``at``, the row."""
    known, at = contacts(corpus), np.asarray(rows, dtype=np.int32)
    heads = _by(corpus.rows(_HEADS, np.unique(known.cable[at]).tolist()), "id")
    words = _by(corpus.rows(_WORDS, known.words[at].tolist()), "meeting")
    parties = _parties(corpus, known.seats_of(at).tolist())
    found = [
        {**_dated(row, heads[row["cable"]]), **words[row["id"]], "participants": parties.get(row["id"], [])}
        for row in corpus.rows(_MEETINGS, at.tolist())
    ]
    found.sort(key=lambda row: (row["date"] is None, row["date"] or "", row["id"]))
    said = words_of(corpus, rows)
    unread = (row for row in found if row["at"] not in said)
    masked = texts_at(corpus, ((row["cable"], row["part"], row["row"]) for row in unread))
    return [_meeting(corpus, row, masked.get(row["cable"]), said.get(row["at"])) for row in found]


def _by(rows: Iterable[Row], key: str) -> dict[str, Row]:
    return {row[key]: row for row in rows}


def _dated(row: Row, head: Row) -> Row:
    """A contact with what is known of its cable; where only that has a date, it is the report's."""
    told = {"subject": head["subject"], "part": head["part"], "row": head["row"]}
    if row["date"] is not None:
        return {**row, **told, "date_source": row["date_source"] or "text"}
    date = head["date"]
    precision = row["date_precision"] or ("day" if date is not None else None)
    return {**row, **told, "date": date, "date_precision": precision, "date_source": "cable"}


def _parties(corpus: "Corpus", seats: Sequence[int]) -> dict[str, list[Row]]:
    """Who sat at these ``seats`` (rows of ``participant``), by contact and in order."""
    found = sorted(corpus.rows(_SEATS, list(seats)), key=lambda row: (row["meeting"], row["n"]))
    ids = {one for row in found for one in (row["id"], row["held_by"]) if one}
    labels = {key: one.label for key, one in by_id(corpus, ids).items()}
    parties: dict[str, list[Row]] = {}
    for row in found:
        held = row["held_by"]
        row["name"] = labels.get(row["id"]) or row["name"]
        row["holder"] = labels.get(held) if held and held.startswith("person:") else None
        del row["n"]
        parties.setdefault(row.pop("meeting"), []).append(row)
    return parties


def _meeting(corpus: "Corpus", row: Row, masked: Masked | None, said: str | None) -> Row:
    shown = {key: corpus.shield.hide_all(row["cable"], row[key]) for key in ("place", "occasion", "subject")}
    participants = [_participant(corpus, row["cable"], one) for one in row["participants"]]
    found = {**row, **shown, "participants": participants}
    if said is not None:
        return {**found, "quote": said}
    start, end = (masked.at(row["start"]), masked.at(row["end"])) if masked else (0, 0)
    return {**found, "quote": masked.text[start:end] if masked else "", "start": start, "end": end}


def _participant(corpus: "Corpus", cable: str, one: Row) -> Row:
    if (one["id"] or "").startswith(UNNAMED):
        return {**one, "name": corpus.shield.hide(cable, one["name"])}  # the cable's own words
    if one["id"] in corpus.shield.people:
        return {**one, "name": pseudonym_label(one["id"])}
    if one["held_by"]:  # an authority file says so, no cable: never without the word
        office = one["name"].removesuffix(")") + ("; " if one["name"].endswith(")") else " (")
        return {**one, "name": f"{office}inferred: {one['holder']})"}
    return one


_MEETING_COLUMNS = [
    "id",
    "cable",
    "kind",
    "realis",
    "certainty",
    "date",
    "date_precision",
    "date_source",
    "place",
    "occasion",
    "participants",
    "quote",
    "start",
    "end",
    "rule",
    "subject",
]

_AT = "WHERE rowid IN (SELECT unnest(?::BIGINT[]))"
_ROWS = "SELECT rowid AS at FROM meeting WHERE id IN (SELECT unnest(?::VARCHAR[]))"
_MEETINGS = f"""
SELECT rowid AS at, id, cable, kind, realis, certainty, date, date_precision, date_source, place, occasion, rule
FROM meeting {_AT}
"""
_HEADS = f'SELECT id, date, subject, part, "row" FROM cable {_AT}'
_WORDS = f'SELECT meeting, start, "end" FROM meeting_evidence {_AT}'
_SEATS = f"SELECT meeting, n, entity AS id, name, role, side, on_behalf_of, held_by FROM participant {_AT}"
