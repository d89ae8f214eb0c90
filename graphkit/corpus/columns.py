"""Cables as columns of numbers: filters become a mask over them, what is counted a sum of it.

The columns are mapped from ``graph/`` of the corpus, each made at the first question that needs it after a build. Their
places are the rows of table ``cable``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from graphkit.corpus.keeping import as_bytes, keep, places_in
from graphkit.corpus.named import by_id
from graphkit.corpus.picked import rows_with_people, rows_with_text
from graphkit.model import Filters, is_within
from graphkit.store.kept import Arrays

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

COUNTED = ("sent_by", "tagged", "mentions", "addressed_to", "references")
"""Kinds of link of which pages count cables."""

Mask = npt.NDArray[np.bool_]
Ints = npt.NDArray[Any]


@dataclass(frozen=True)
class Coded:
    """A column of texts: ``codes`` are places in ``values``, which are sorted; -1 is none."""

    codes: Ints
    values: tuple[str, ...]

    def having(self, wanted: "list[bool] | Mask") -> Mask:
        """Which rows have a value that is ``wanted``."""
        return np.append(np.asarray(wanted, dtype=bool), False)[self.codes]

    def cut(self, length: int) -> "Coded":
        """The same of the first so many characters of each value."""
        values, inverse = np.unique(np.array([one[:length] for one in self.values], dtype=object), return_inverse=True)
        return Coded(np.append(inverse, -1)[self.codes], tuple(values.tolist()))


@dataclass(frozen=True)
class Ties:
    """Which cable is tied to which nodes by one kind of link.

    ``codes`` are places in ``nodes``, which are rows of table ``node`` in the order of ids.
    """

    cables: Ints
    codes: Ints
    nodes: Ints


class Columns:
    """The columns of one state of a corpus."""

    def __init__(self, corpus: "Corpus") -> None:
        self._kept = keep(corpus, "cables", lambda: _cables(corpus))

    @property
    def held(self) -> Mask:
        """Which cables are held, not only cited."""
        return self._kept["held"]

    @property
    def order(self) -> Ints:
        """All rows, oldest first, those without a date last."""
        return self._kept["order"]

    @property
    def ids(self) -> npt.NDArray[np.bytes_]:
        """The ids of all cables, in order."""
        return self._kept["ids"]

    @property
    def id_rows(self) -> Ints:
        """The row of each of `ids`."""
        return self._kept["id-rows"]

    @cached_property
    def date(self) -> Coded:
        """Dates, of any precision."""
        return coded(self._kept, "date")

    @cached_property
    def origin(self) -> Coded:
        """The posts that sent them."""
        return coded(self._kept, "origin")

    @cached_property
    def classification(self) -> Coded:
        """How they are classified."""
        return coded(self._kept, "classification")


def columns(corpus: "Corpus") -> Columns:
    """The columns of ``corpus``, opened once."""
    if "columns" not in corpus.kept:
        corpus.kept["columns"] = Columns(corpus)
    known: Columns = corpus.kept["columns"]
    return known


def rows_of_cables(corpus: "Corpus", ids: Sequence[str]) -> dict[str, int]:
    """The rows of cables by their ids; those that the corpus neither holds nor cites are left out."""
    known = columns(corpus)
    wanted = [one for one in dict.fromkeys(ids) if len(one.encode()) <= known.ids.itemsize]
    places = zip(wanted, places_in(known.ids, as_bytes(wanted)).tolist(), strict=True)
    return {one: int(known.id_rows[place]) for one, place in places if place >= 0}


def ties_of(corpus: "Corpus", kind: str) -> Ties:
    """The links of one kind, each pair of cable and node once, by cable."""
    kept = keep(corpus, f"cables-{kind}", lambda: _ties(corpus, kind))
    return Ties(kept["cables"], kept["codes"], kept["nodes"])


def of_kind(corpus: "Corpus", ties: Ties, kinds: Sequence[str]) -> Mask:
    """Which of the nodes of ``ties`` are of one of these kinds."""
    kept = keep(corpus, "node-kinds", lambda: _kinds(corpus))
    wanted = np.array([one.decode() in kinds for one in kept["values"].tolist()], dtype=bool)
    return np.asarray(wanted[kept["codes"][ties.nodes]])


def chosen(corpus: "Corpus", filters: Filters) -> Mask:
    """Which held cables are asked for, in the rows of table ``cable``; `cables_where` says the same to the database.

    A page asks for the same ones in many ways: the last masks are remembered.
    """
    known: dict[Filters, Mask] = corpus.kept.setdefault("chosen", {})
    mask = known.get(filters)
    if mask is None:
        mask = _chosen(corpus, filters)
        mask.flags.writeable = False
        for old in list(known)[: max(0, len(known) - _MASKS + 1)]:
            known.pop(old, None)
        known[filters] = mask
    return mask


_MASKS = 3


def _chosen(corpus: "Corpus", filters: Filters) -> Mask:
    known = columns(corpus)
    mask = known.held & dated(known.date, filters)
    if filters.posts:
        mask &= known.origin.having([one in filters.posts for one in known.origin.values])
    if filters.classifications:
        mask &= known.classification.having([one in filters.classifications for one in known.classification.values])
    if filters.tags:
        mask &= _at(mask, _tagged(corpus, filters.tags))
    if filters.text:
        mask &= _at(mask, rows_with_text(corpus, filters.text))
    if filters.people:
        mask &= _at(mask, rows_with_people(corpus, filters.people))
    return mask


def dated(date: Coded, filters: Filters) -> Mask:
    """Which rows are of the dates asked for, as `graphkit.store.select.dated` has it."""
    since, until = filters.since, filters.until
    if not (since or until):
        return np.ones(len(date.codes), dtype=bool)
    return date.having([is_within(one, since, until) for one in date.values])


def _at(mask: Mask, rows: Ints) -> Mask:
    marked = np.zeros(len(mask), dtype=bool)
    marked[rows] = True
    return marked


def _tagged(corpus: "Corpus", tags: tuple[str, ...]) -> Ints:
    ties = ties_of(corpus, "tagged")
    wanted = np.isin(ties.nodes, [one.row for one in by_id(corpus, [f"tag:{tag}" for tag in tags]).values()])
    return ties.cables[wanted[ties.codes]]


def count_by(column: Coded, mask: Mask) -> list[tuple[str, int]]:
    """How many of the cables in ``mask`` have each value, in the order of values; those that none has are left out."""
    codes = column.codes[mask]
    counts = np.bincount(codes[codes >= 0], minlength=len(column.values))
    return [(column.values[at], int(counts[at])) for at in np.flatnonzero(counts)]


def top_nodes(ties: Ties, mask: Mask, wanted: "Mask | None", limit: int) -> list[tuple[int, int]]:
    """The nodes (rows) tied to most cables in ``mask``, and to how many; of equals the first by their ids.

    ``wanted`` says of each of ``ties.nodes`` whether it counts.
    """
    counts = np.bincount(ties.codes[mask[ties.cables]], minlength=len(ties.nodes))
    if wanted is not None:
        counts[~wanted] = 0
    some = np.flatnonzero(counts)
    if len(some) > limit:
        least = -np.partition(-counts[some], limit - 1)[limit - 1] if limit else counts.max(initial=0) + 1
        some = some[counts[some] >= least]
    best = some[np.argsort(-counts[some], kind="stable")][:limit]
    return [(int(ties.nodes[at]), int(counts[at])) for at in best]


def cross(
    one: Coded, ties: Ties, mask: Mask, wanted: "Mask | None" = None
) -> "tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]":
    """How many cables in ``mask`` have each value of a column and each node: codes of both, and n, in order."""
    codes = one.codes[ties.cables]
    kept = mask[ties.cables] & (codes >= 0)
    if wanted is not None:
        kept &= wanted[ties.codes]
    wide = max(len(ties.nodes), 1)
    counts = np.bincount(codes[kept].astype(np.int64) * wide + ties.codes[kept], minlength=wide * len(one.values))
    some = np.flatnonzero(counts)
    return some // wide, some % wide, counts[some]


def page(corpus: "Corpus", filters: Filters, limit: int | None, start: int = 0) -> pd.DataFrame:
    """Some of the cables that are asked for, oldest first: see `graphkit.corpus.Corpus.cables`."""
    order = columns(corpus).order
    rows = order[chosen(corpus, filters)[order]][start : None if limit is None else start + limit]
    return corpus.shield.column(corpus.ask(_PAGE, rows.tolist()), "subject", by="id")


_PAGE = """
SELECT id, kind, date, subject, origin, origin_name, classification, chars, layout FROM cable
WHERE rowid IN (SELECT unnest(?::BIGINT[])) ORDER BY date NULLS LAST, id
"""


def coded(kept: Arrays, name: str) -> Coded:
    """A column of texts among arrays that are kept."""
    return Coded(kept[name], tuple(one.decode() for one in kept[f"{name}-values"].tolist()))


def _cables(corpus: "Corpus") -> Arrays:
    table = corpus.ask(
        'SELECT rowid AS "row", NOT stub AS held, date, origin, classification FROM cable ORDER BY rowid'
    )
    rows = table["row"].to_numpy()
    wide = int(rows.max(initial=-1)) + 1  # rows of cables that were replaced stay empty
    held = np.zeros(wide, dtype=bool)
    held[rows] = table["held"].to_numpy(dtype=bool)
    order = corpus.ask('SELECT rowid AS "row" FROM cable ORDER BY date NULLS LAST, id')["row"].to_numpy(dtype=np.int32)
    ids = corpus.ask('SELECT rowid AS "row", id FROM cable ORDER BY id')
    made: Arrays = {"held": held, "order": order, "ids": as_bytes(ids["id"]), "id-rows": ids["row"].to_numpy(np.int32)}
    for name in ("date", "origin", "classification"):
        codes, values = pd.factorize(table[name], sort=True)
        made[name] = np.full(wide, -1, dtype=np.int32)
        made[name][rows] = codes
        made[f"{name}-values"] = as_bytes(values)
    return made


def _ties(corpus: "Corpus", kind: str) -> Arrays:
    table = corpus.ask(_TIES, kind)
    nodes, codes = in_order(corpus, table["node"].to_numpy(dtype=np.int64))
    order = np.lexsort((codes, table["cable"].to_numpy()))
    return {"cables": table["cable"].to_numpy(dtype=np.int32)[order], "codes": codes[order], "nodes": nodes}


def in_order(corpus: "Corpus", rows: Ints) -> tuple[Ints, Ints]:
    """The distinct ones among ``rows`` of table ``node`` in the order of their ids, and the place of each row there."""
    some, at = np.unique(rows, return_inverse=True)
    nodes = corpus.ask(_IN_ORDER, some.tolist())["row"].to_numpy(dtype=np.int64)
    place = np.argsort(nodes)  # of the rows in their own order
    return nodes, place[at].astype(np.int32)


_TIES = """
SELECT DISTINCT c.rowid AS cable, n.rowid AS node FROM link l JOIN cable c ON c.id = l.cable
JOIN node n ON n.id = l.target WHERE l.kind = ?
"""
_IN_ORDER = 'SELECT rowid AS "row" FROM node WHERE rowid IN (SELECT unnest(?::BIGINT[])) ORDER BY id'


def _kinds(corpus: "Corpus") -> Arrays:
    table = corpus.ask('SELECT rowid AS "row", kind FROM node ORDER BY rowid')
    codes, values = pd.factorize(table["kind"], sort=True)
    rows = table["row"].to_numpy()
    every = np.zeros(int(rows.max(initial=-1)) + 1, dtype=np.int8)
    every[rows] = codes
    return {"codes": every, "values": as_bytes(values)}
