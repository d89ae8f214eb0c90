"""The words that carry facts: where they stand, and, for those that are to be read, what they are."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from graphkit.corpus.columns import rows_of_cables
from graphkit.corpus.keeping import is_kept, keep
from graphkit.corpus.texts import texts_at
from graphkit.mask import Masked
from graphkit.model import Protect

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

Row = dict[str, Any]

AROUND = 160
"""Characters of context before and after a quote."""


def evidence(corpus: "Corpus", link_ids: Sequence[str]) -> pd.DataFrame:
    """See `graphkit.corpus.Corpus.evidence`."""
    return with_words(corpus, passages(corpus, rows_of(corpus, link_ids)))


def rows_of(corpus: "Corpus", link_ids: Sequence[str]) -> list[int]:
    """Where facts of these ids stand in table ``link``; ids that no fact has are left out."""
    if not is_kept(corpus, _IDS):
        asked = 'SELECT id, rowid AS "row" FROM link WHERE id IN (SELECT unnest(?::VARCHAR[]))'
        known = {row["id"]: row["row"] for row in corpus.rows(asked, list(link_ids))}
        return [known[one] for one in link_ids if one in known]
    ids = keep_ids(corpus)
    wanted = np.array([int(one, 16) for one in link_ids if _is_id(one)], dtype=np.uint64)
    at = np.searchsorted(ids["id"], wanted).clip(0, max(len(ids["id"]) - 1, 0))
    return [int(ids["row"][place]) for place, one in zip(at, wanted, strict=True) if ids["id"][place] == one]


def keep_ids(corpus: "Corpus") -> Any:
    """The ids of all facts in order and where each stands, kept on the disk: millions of texts are not looked through.

    Made by whoever has the time: a question that comes earlier looks through the texts.
    """
    asked = """SELECT ('0x' || id)::UBIGINT AS id, rowid::INTEGER AS "row" FROM link ORDER BY 1"""
    return keep(corpus, _IDS, lambda: {str(name): column.to_numpy() for name, column in corpus.ask(asked).items()})


_IDS = "link-ids"


def _is_id(written: str) -> bool:
    return len(written) == 16 and all(char in "0123456789abcdef" for char in written)


def passages(corpus: "Corpus", rows: Sequence[int]) -> pd.DataFrame:
    """The passages that carry the facts at ``rows`` of table ``link``, oldest first, without their words.

    Columns: link, cable, start, end (of the text as it may be shown), rule, date, subject, and where the text stands:
    part, row.
    """
    gone = corpus.shield.people | corpus.shield.meetings if corpus.protect is Protect.EXCLUDE else frozenset()
    asked = corpus.rows(_PASSAGES, list(rows))
    asked = [row for row in asked if row["source"] not in gone and row["target"] not in gone]
    heads = _of_cables(corpus, _HEADS, [row["cable"] for row in asked])
    found = [_placed(corpus, {**heads[row["cable"]][0], **row}) for row in asked]
    found.sort(key=lambda row: (row["date"] is None, row["date"] or "", row["cable"], row["start"], row["link"]))
    return pd.DataFrame(found, columns=list(_COLUMNS), dtype=object)


def _placed(corpus: "Corpus", row: Row) -> Row:
    at = corpus.shield.moved(row["cable"]).at
    subject = corpus.shield.hide(row["cable"], row["subject"])
    return {**row, "start": at(row["start"]), "end": at(row["end"]), "subject": subject}


def _of_cables(corpus: "Corpus", sql: str, ids: Sequence[str]) -> dict[str, list[Row]]:
    """The rows of a query on the rows of these cables, by their ``id``."""
    found: dict[str, list[Row]] = {}
    for row in corpus.rows(sql, list(rows_of_cables(corpus, ids).values())):
        found.setdefault(row["id"], []).append(row)
    return found


def with_words(corpus: "Corpus", found: pd.DataFrame) -> pd.DataFrame:
    """`passages` with paragraph, quote, before and after: up to `AROUND` characters of context."""
    masked = texts_at(corpus, zip(found["cable"], found["part"], found["row"], strict=True))
    paragraphs = _paragraphs(corpus, found["cable"].unique())
    places = zip(found["cable"], found["start"], found["end"], strict=True)
    quoted = [
        (_number(paragraphs.get(cable, ()), start), *_quoted(masked.get(cable), start, end))
        for cable, start, end in places
    ]
    words = pd.DataFrame(quoted, columns=["paragraph", "quote", "before", "after"], index=found.index, dtype=object)
    return pd.concat([found, words], axis=1)[list(_EVIDENCE_COLUMNS)]


def _paragraphs(corpus: "Corpus", ids: Iterable[str]) -> dict[str, list[Row]]:
    """Where the paragraphs of cables stand in their texts as they may be shown."""
    found: dict[str, list[Row]] = {}
    for row in corpus.rows(_PARAGRAPHS, list(ids)):
        at = corpus.shield.moved(row["cable"]).at
        found.setdefault(row["cable"], []).append({**row, "start": at(row["start"]), "end": at(row["end"])})
    return found


def _number(paragraphs: Sequence[Row], start: int) -> int | None:
    """The lowest number of the paragraphs in which the words at ``start`` stand."""
    inside = [row["number"] for row in paragraphs if row["start"] <= start < row["end"] and row["number"] is not None]
    return min(inside, default=None)


def _quoted(masked: Masked | None, start: int, end: int) -> tuple[str, str, str]:
    text = masked.text if masked else ""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return (
        text[start:end],
        before if start <= AROUND else before.partition(" ")[2] or before,
        after if end + AROUND >= len(text) else after.rpartition(" ")[0] or after,
    )


_COLUMNS = ("link", "cable", "start", "end", "rule", "date", "subject", "part", "row")

_EVIDENCE_COLUMNS = (
    "link",
    "cable",
    "paragraph",
    "start",
    "end",
    "quote",
    "before",
    "after",
    "rule",
    "date",
    "subject",
)

_PASSAGES = """
SELECT id AS link, source, target, e.cable, e.start, e."end", e.rule FROM (
  SELECT id, source, target, unnest(evidence) AS e FROM link WHERE rowid IN (SELECT unnest(?::BIGINT[])))
"""

_HEADS = """
SELECT id, date, subject, part, "row" FROM cable WHERE rowid IN (SELECT unnest(?::BIGINT[]))
"""

_PARAGRAPHS = """
SELECT cable, number, start, "end" FROM section
WHERE part = 'paragraph' AND cable IN (SELECT unnest(?::VARCHAR[]))
"""
