"""Questions that take more than one look at the tables: suggestions, counts over time."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from graphkit.corpus.columns import chosen, columns, count_by, of_kind, ties_of, top_nodes
from graphkit.corpus.named import by_row
from graphkit.model import Filters

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

Row = dict[str, Any]


def timeline(corpus: "Corpus", filters: Filters, by: str) -> pd.DataFrame:
    """See `graphkit.corpus.Corpus.timeline`."""
    if by not in LENGTHS:
        raise ValueError(f"{by!r}: expected one of {', '.join(LENGTHS)}")
    counted = count_by(columns(corpus).date.cut(LENGTHS[by]), chosen(corpus, filters))
    return pd.DataFrame(counted, columns=["period", "n"]).astype({"period": object, "n": np.int64})


LENGTHS = {"day": 10, "month": 7, "year": 4}


def counts(corpus: "Corpus", kind: str, filters: Filters, limit: int) -> pd.DataFrame:
    """See `graphkit.corpus.Corpus.counts`."""
    if kind not in _COUNTED:
        raise ValueError(f"{kind!r}: expected one of {', '.join(_COUNTED)}")
    mask = chosen(corpus, filters)
    if kind == "classification":
        rows = sorted(count_by(columns(corpus).classification, mask), key=lambda one: -one[1])[:limit]
        found = pd.DataFrame([(one, one, n) for one, n in rows], columns=["id", "label", "n"])
    else:
        link, nodes = _COUNTED[kind]
        ties = ties_of(corpus, link)
        found = _named(corpus, top_nodes(ties, mask, of_kind(corpus, ties, nodes), limit))
    return corpus.shield.labels(found.astype({"id": object, "label": object, "n": np.int64}))


def _named(corpus: "Corpus", counted: list[tuple[int, int]]) -> pd.DataFrame:
    known = by_row(corpus, [row for row, _ in counted])
    rows = [(known[row].id, known[row].label, n) for row, n in counted]
    return pd.DataFrame(rows, columns=["id", "label", "n"])


_COUNTED = {
    "post": ("sent_by", ("post",)),
    "tag": ("tagged", ("tag",)),
    "person": ("mentions", ("person",)),
    "organization": ("mentions", ("organization",)),
    "addressee": ("addressed_to", ("post",)),
    "classification": ("", ()),
    "cited": ("references", ("cable", "document")),
}

SAME_AS = """
SELECT s."left", s."right", l.label AS left_label, r.label AS right_label, s.score, s.agreed, s.disagreed, s.verdict
FROM same_as s LEFT JOIN node l ON l.id = s."left" LEFT JOIN node r ON r.id = s."right"
ORDER BY score DESC, s."left", s."right"
"""
