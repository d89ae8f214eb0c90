"""Full-text search over a corpus: hits with snippets, facets with counts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from graphkit.corpus.columns import chosen, columns
from graphkit.corpus.texts import texts_at
from graphkit.model import Filters
from graphkit.store.index import Among, open_index, search_index
from graphkit.store.query import fold

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

WIDTH = 240
"""Characters of a snippet."""


@dataclass(frozen=True)
class SearchResult:
    """``total`` cables match. ``hits``: id, score, date, subject, origin, classification, snippet, highlights (list of
    (start, end) in the snippet). ``facets``: ``origin``, ``tags``, ``classification``, ``year`` -> [(value, cables)].
    """

    total: int
    hits: pd.DataFrame
    facets: Mapping[str, list[tuple[str, int]]]


def find(corpus: "Corpus", query: str, limit: int, offset: int, filters: Filters) -> SearchResult:
    """See `graphkit.corpus.Corpus.search`."""
    hits = search_index(open_index(corpus.path), query, limit, offset, _among(corpus, filters))
    ids = [cable for cable, _, _ in hits.ids]
    known = {row["id"]: row for row in corpus.rows(_HEADS, ids)}
    texts = texts_at(corpus, ((cable, row["part"], row["row"]) for cable, row in known.items()))
    rows: list[dict[str, Any]] = []
    for cable, score, start in hits.ids:
        if cable not in known:
            continue
        row = {**known[cable], "score": score, "subject": corpus.shield.hide(cable, known[cable]["subject"])}
        body = texts[cable].text[texts[cable].at(start) :] if cable in texts else ""
        row["snippet"], row["highlights"] = snippet(body, hits.words)
        rows.append(row)
    return SearchResult(hits.total, pd.DataFrame(rows, columns=list(_COLUMNS), dtype=object), hits.facets)


def _among(corpus: "Corpus", filters: Filters) -> Among | None:
    """The cables that ``filters`` choose, as every other question has them: the smaller side of them is named."""
    if filters == Filters():
        return None
    known = columns(corpus)
    held, wanted = known.held[known.id_rows], chosen(corpus, filters)[known.id_rows]
    but = 2 * int(wanted.sum()) > int(held.sum())
    return Among([one.decode() for one in known.ids[held & ~wanted if but else wanted].tolist()], but)


def snippet(text: str, words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    r"""The stretch of ``text`` that shows most of ``words``, on one line, and where they stand in it.

    >>> snippet("One two\nthree four", ["three"])
    ('One two three four', [(8, 13)])
    """
    clean = " ".join(text.split())
    marks = [hit.span() for hit in _pattern(tuple(words)).finditer(_flat(clean))] if words else []
    start = max(0, _densest(marks) - 60) if marks else 0
    if start:
        start = clean.find(" ", start) + 1 or start
    end = len(clean) if len(clean) <= start + WIDTH else max(clean.rfind(" ", start, start + WIDTH), start + WIDTH - 40)
    shown = [(a - start, b - start) for a, b in marks if start <= a and b <= end]
    return clean[start:end], shown


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Each of ``words`` as a whole word, or as a beginning where it ends with ``*``."""
    forms = (re.escape(word[:-1]) + r"[^\W_]*" if word.endswith("*") else re.escape(word) for word in words)
    return re.compile(r"(?<![^\W_])(?:" + "|".join(forms) + r")(?![^\W_])")


def _flat(text: str) -> str:
    """`fold`, one character for one, so that places in it are places in ``text``.

    >>> _flat("Bogotá, ŁÓDŹ")
    'bogota, łodz'
    """
    if text.isascii():
        return text.lower()
    table = {ord(char): fold(char)[:1] or char for char in set(text)}
    return text.translate(table)


def _densest(marks: Sequence[tuple[int, int]]) -> int:
    """Where the window that holds most marks begins; the first of the best."""
    best, at, last = 0, marks[0][0], 0
    for first in range(len(marks)):
        last = max(last, first)
        while last < len(marks) and marks[last][1] <= marks[first][0] + WIDTH - 60:
            last += 1
        if last - first > best:
            best, at = last - first, marks[first][0]
    return at


_COLUMNS = ("id", "score", "date", "subject", "origin", "classification", "snippet", "highlights")

_HEADS = """
SELECT c.id, c.date, c.subject, c.origin, c.classification, c.part, c."row" FROM cable c
WHERE c.id IN (SELECT unnest(?::VARCHAR[]))
"""
