"""The words of contacts, laid side by side so that a page of hundreds does not unpack the texts of as many cables."""

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from graphkit.corpus.keeping import is_kept, keep
from graphkit.corpus.packed import Packed, pack
from graphkit.store.kept import Arrays
from graphkit.store.parts import read_texts

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

AT_ONCE = 4000  # texts in memory


def words_of(corpus: "Corpus", contacts: Sequence[int]) -> dict[int, str]:
    """The words of contacts by their rows of table ``meeting``, of those whose words are kept: other texts are read."""
    if not is_kept(corpus, _KEPT):
        return {}
    kept = keep_said(corpus)
    said = Packed(kept, "said")
    return {one: said[one] for one in contacts if one < len(said) and kept["has"][one]}


def keep_said(corpus: "Corpus") -> Arrays:
    """The words of all contacts but those of cables in which somebody is protected.

    Made by whoever has the time: a question that comes earlier unpacks the texts.
    """
    return keep(corpus, _KEPT, lambda: _made(corpus))


_KEPT = "said"


def _made(corpus: "Corpus") -> Arrays:
    rows = corpus.rows(_CONTACTS)
    wide = max((row["at"] for row in rows), default=-1) + 1
    said, has, coming = [""] * wide, np.zeros(wide, dtype=bool), iter(rows)
    while some := list(islice(coming, AT_ONCE)):
        places = dict.fromkeys((row["cable"], row["part"], row["row"]) for row in some)
        texts = read_texts(corpus.path / "parts", places)
        for row in some:
            said[row["at"]] = texts[row["cable"]][row["start"] : row["end"]]
            has[row["at"]] = True
    return {"has": has, **pack("said", said)}


_CONTACTS = """
SELECT m.rowid AS at, m.cable, c.part, c."row", e.start, e."end" FROM meeting m
JOIN cable c ON c.id = m.cable AND c.part IS NOT NULL AND c.id NOT IN (SELECT cable FROM protected)
JOIN (SELECT meeting, arg_min(start, n) AS start, arg_min("end", n) AS "end" FROM meeting_evidence GROUP BY 1) e
  ON e.meeting = m.id ORDER BY c.part, c."row"
"""
