"""What the beginning of a name may mean: looked up in lists of words and ids that are in order.

Protected people are in none of these lists: where they are shown, the table is looked through.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from graphkit.corpus.keeping import is_kept, keep
from graphkit.corpus.packed import Packed, pack
from graphkit.model import Protect
from graphkit.store.kept import Arrays
from graphkit.store.query import tokens
from graphkit.store.select import Where

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus


def suggest(corpus: "Corpus", prefix: str, limit: int) -> pd.DataFrame:
    """See `graphkit.corpus.Corpus.suggest`."""
    words = tokens(prefix)[:8]
    if not words:
        return pd.DataFrame(columns=["id", "kind", "label", "count"], dtype=object)
    if corpus.protect is Protect.SHOW or not is_kept(corpus, _KEPT):
        return _looked_through(corpus, words, limit)
    rows = _looked_up(corpus, words, limit)
    found = corpus.ask(_ROWS, rows)
    order = {row: place for place, row in enumerate(rows)}
    found["place"] = [order[row] for row in found.pop("row")]
    return found.sort_values("place", ignore_index=True).drop(columns="place")


def keep_words(corpus: "Corpus") -> Arrays:
    """The words and ids of suggestions in order, kept on the disk: no text is looked through.

    Made by whoever has the time: a question that comes earlier looks through the texts.
    """
    return keep(corpus, _KEPT, lambda: _made(corpus))


_KEPT = "suggestions"


def _looked_up(corpus: "Corpus", words: Sequence[str], limit: int) -> list[int]:
    """The rows of the best suggestions, as `_SUGGEST` has them; lists speak of places in the order of rows."""
    kept = keep_words(corpus)
    mask = np.ones(len(kept["rank"]), dtype=bool)
    for word in words:
        low, high = Packed(kept, "words").beginning(word)
        first, last = (0, 0) if low == high else (kept["starts"][low], kept["starts"][high])
        mask &= _at(mask, kept["rows"][first:last]) | _at(mask, _beginning(kept, "ids", word))
    found = np.flatnonzero(mask)
    begins = _at(mask, _beginning(kept, "texts", f" {' '.join(words)}"))
    key = (2 * kept["cable"][found].astype(np.int64) + ~begins[found]) * len(mask) + kept["rank"][found]
    best = np.argpartition(key, limit)[:limit] if len(key) > limit else np.arange(len(key))
    return [int(row) for row in kept["row"][found[best[np.argsort(key[best])]]]]


def _at(mask: npt.NDArray[np.bool_], rows: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    marked = np.zeros(len(mask), dtype=bool)
    marked[rows] = True
    return marked


def _beginning(kept: Arrays, name: str, text: str) -> npt.NDArray[Any]:
    low, high = Packed(kept, name).beginning(text)
    return kept[f"{name}-rows"][low:high]


def _made(corpus: "Corpus") -> Arrays:
    table = corpus.ask(_TABLE)
    made: Arrays = {name: table[name].to_numpy(np.int32) for name in ("row", "rank")}
    made["cable"] = table["cable"].to_numpy(bool)
    for name in ("ids", "texts"):
        order = np.argsort(table[name].to_numpy(), kind="stable")
        made |= {f"{name}-rows": order.astype(np.int32), **pack(name, table[name].to_numpy()[order])}
    split = corpus.ask(_WORDS)
    codes, words = pd.factorize(split["word"])
    order = np.argsort(np.asarray(words, dtype=object), kind="stable")
    place = np.argsort(order)[codes]
    by_word = np.argsort(place, kind="stable")
    made |= {"rows": split["place"].to_numpy(np.int32)[by_word], **pack("words", np.asarray(words)[order])}
    return made | {"starts": np.concatenate([[0], np.cumsum(np.bincount(place, minlength=len(words)))])}


_TABLE = """
SELECT rowid AS "row", kind IN ('cable', 'document') AS cable, lower(id) AS ids, words AS texts,
  row_number() OVER (ORDER BY n DESC, length(label), id) AS rank FROM suggestion
WHERE NOT protected ORDER BY rowid
"""
_WORDS = """
SELECT DISTINCT place, word FROM (
  SELECT row_number() OVER (ORDER BY rowid) - 1 AS place, unnest(string_split(trim(words), ' ')) AS word
  FROM suggestion WHERE NOT protected)
"""
_ROWS = """
SELECT rowid AS "row", id, kind, label, n AS count FROM suggestion WHERE rowid IN (SELECT unnest(?::BIGINT[]))
"""


def _looked_through(corpus: "Corpus", words: Sequence[str], limit: int) -> pd.DataFrame:
    where = Where()
    for word in words:
        where &= Where("contains(n.words, ?) OR starts_with(lower(n.id), ?)", (f" {word}", word))
    if corpus.protect is not Protect.SHOW:
        where &= Where("NOT n.protected")
    return corpus.ask(_SUGGEST.format(where=where.sql), *where.values, f" {' '.join(words)}", limit)


_SUGGEST = """
SELECT id, kind, label, n AS count FROM suggestion n WHERE {where}
ORDER BY kind IN ('cable', 'document'), starts_with(n.words, ?) DESC, n DESC, length(label), id LIMIT ?
"""
