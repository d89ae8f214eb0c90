"""Nodes that pages name by the hundred, found without the database: people, posts, topics by their rows and their ids.

Of cables, meetings and references there are as many as texts: those are asked for, and so are protected people, whose
names stand in no file beside the tables.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from graphkit.corpus.keeping import as_bytes, keep, places_in
from graphkit.corpus.packed import Packed, pack
from graphkit.store.kept import Arrays
from graphkit.store.select import Where

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

APART = frozenset({"cable", "document", "meeting", "reference"})
"""Kinds of node of which there are as many as texts."""


@dataclass(frozen=True)
class Named:
    """A node: its ``row`` of table ``node``, and its ``label`` as the table has it, unmasked."""

    row: int
    id: str
    kind: str
    label: str


def by_row(corpus: "Corpus", rows: Sequence[int]) -> dict[int, Named]:
    """Nodes by their rows of table ``node``."""
    kept, wanted = keep_named(corpus), np.asarray(rows, dtype=np.int32)
    places = places_in(kept["in-order"], wanted)
    found = _at(kept, kept["order"][places[places >= 0]])
    missing = np.unique(wanted[places < 0]).tolist()
    asked = (Named(**row) for row in corpus.rows(_ROWS, missing)) if missing else ()
    return {one.row: one for one in (*found, *asked)}


def ids_at(corpus: "Corpus", rows: npt.NDArray[Any]) -> list[str]:
    """The ids of nodes, in the order of their ``rows``."""
    kept = keep_named(corpus)
    places = places_in(kept["in-order"], rows)
    if (places < 0).any():
        known = by_row(corpus, rows.tolist())
        return [known[row].id for row in rows.tolist()]
    return [one.decode() for one in kept["ids"][kept["order"][places]].tolist()]


def by_id(corpus: "Corpus", ids: Iterable[str]) -> dict[str, Named]:
    """Nodes by their ids; those that the corpus does not have are left out."""
    kept, wanted = keep_named(corpus), list(dict.fromkeys(ids))
    places = places_in(kept["ids"], as_bytes(wanted))
    found = _at(kept, places[places >= 0])
    missing = [one for one, place in zip(wanted, places.tolist(), strict=True) if place < 0]
    asked = (Named(**row) for row in corpus.rows(_IDS, missing)) if missing else ()
    return {one.id: one for one in (*found, *asked)}


def nodes_where(corpus: "Corpus", ids: Iterable[str]) -> Where:
    """The nodes (n) of these ids, by their rows where all of those are at hand."""
    kept, wanted = keep_named(corpus), list(dict.fromkeys(ids))
    places = places_in(kept["ids"], as_bytes(wanted))
    if (places < 0).any():
        return Where("n.id IN (SELECT unnest(?::VARCHAR[]))", (wanted,))
    return Where("n.rowid IN (SELECT unnest(?::BIGINT[]))", (kept["rows"][places].tolist(),))


def labels(corpus: "Corpus", ids: Iterable[str]) -> dict[str, str]:
    """Names of nodes as they may be shown; those that are not shown at all are left out."""
    kept, wanted = keep_named(corpus), list(dict.fromkeys(ids))
    places = places_in(kept["ids"], as_bytes(wanted))
    found = {one.id: one.label for one in _at(kept, places[places >= 0])}
    missing = [one for one, place in zip(wanted, places.tolist(), strict=True) if place < 0]
    others = corpus.names(ids=missing) if missing else None
    return found if others is None else found | dict(zip(others["id"], others["label"], strict=True))


def keep_named(corpus: "Corpus") -> Arrays:
    """``ids`` (in order), kinds and labels of all nodes that are not asked for; ``in-order`` are their rows, sorted."""
    return keep(corpus, "named", lambda: _made(corpus))


def _made(corpus: "Corpus") -> Arrays:
    table = corpus.ask(_NAMED)
    rows = table["row"].to_numpy(dtype=np.int32)
    order = np.argsort(rows).astype(np.int32)
    codes, kinds = pd.factorize(table["kind"], sort=True)
    made: Arrays = {"rows": rows, "order": order, "in-order": rows[order], "ids": as_bytes(table["id"])}
    return made | {"kind": codes.astype(np.int8), "kinds": as_bytes(kinds)} | pack("labels", table["label"])


def _at(kept: Arrays, places: npt.NDArray[Any]) -> list[Named]:
    names, kinds = Packed(kept, "labels"), [one.decode() for one in kept["kinds"].tolist()]
    columns = (kept[name][places].tolist() for name in ("rows", "ids", "kind"))
    return [
        Named(row, one.decode(), kinds[kind], names[place])
        for row, one, kind, place in zip(*columns, places.tolist(), strict=True)
    ]


_COLUMNS = 'SELECT rowid AS "row", id, kind, label FROM node WHERE'
_NAMED = f"{_COLUMNS} NOT protected AND kind NOT IN {tuple(sorted(APART))} ORDER BY id"
_ROWS = f"{_COLUMNS} rowid IN (SELECT unnest(?::BIGINT[]))"
_IDS = f"{_COLUMNS} id IN (SELECT unnest(?::VARCHAR[]))"
