# ruff: noqa: S608  queries are put together from constants of this package; every value is a parameter
"""`Filters` -> SQL conditions on tables ``cable`` (alias c) and ``link`` (alias l), every value a parameter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graphkit.model import Filters


@dataclass(frozen=True, slots=True)
class Where:
    """A condition and its parameters.

    >>> Where("a = ?", (1,)) & Where("b = ?", (2,))
    Where(sql='(a = ?) AND (b = ?)', values=(1, 2))
    """

    sql: str = "true"
    values: tuple[Any, ...] = ()

    def __and__(self, other: "Where") -> "Where":
        if self.sql == "true":
            return other
        return self if other.sql == "true" else Where(f"({self.sql}) AND ({other.sql})", self.values + other.values)


def one_of(column: str, values: Sequence[str] | None) -> Where:
    """``column`` is one of ``values``; no values ask for all."""
    return Where(f"{column} IN (SELECT unnest(?::VARCHAR[]))", (list(values),)) if values else Where()


def dated(column: str, filters: Filters) -> Where:
    """An ISO date of any precision between ``since`` and ``until``, both ends included.

    >>> dated("c.date", Filters(since="2008-06", until="2008")).values
    ('2008-06', 4, '2008')
    """
    since = Where(f"{column} >= left(?, length({column}))", (filters.since,)) if filters.since else Where()
    until = Where(f"left({column}, ?) <= ?", (len(filters.until), filters.until)) if filters.until else Where()
    return since & until


ALL = Where()
_ANY = "(SELECT unnest(?::VARCHAR[]))"


def cables_where(filters: Filters, found: Where = ALL) -> Where:
    """Which cables are asked for; ``found`` says which of them the text query finds."""
    where = dated("c.date", filters) & one_of("c.origin", filters.posts)
    where &= one_of("c.classification", filters.classifications)
    if filters.tags:
        where &= Where(
            "c.id IN (SELECT cable FROM tag WHERE tag IN (SELECT unnest(?::VARCHAR[])))", (list(filters.tags),)
        )
    if filters.people:
        touching_ = " UNION ALL ".join(f"SELECT cable FROM link WHERE {end} IN {_ANY}" for end in ("source", "target"))
        where &= Where(f"c.id IN ({touching_})", (list(filters.people), list(filters.people)))
    return where & found


def narrows_cables(filters: Filters) -> bool:
    """Whether anything but date and kinds is asked of the cables."""
    return bool(filters.posts or filters.tags or filters.classifications or filters.text)


def links_where(filters: Filters, found: Where = ALL) -> Where:
    """Which facts are asked for: by their own date, their cable, their kind and whom they touch."""
    where = dated("l.date", filters) & one_of("l.kind", filters.link_kinds)
    if narrows_cables(filters):
        bare = Filters(posts=filters.posts, tags=filters.tags, classifications=filters.classifications)
        cables = cables_where(bare, found)
        where &= Where(f"l.cable IN (SELECT c.id FROM cable c WHERE {cables.sql})", cables.values)
    if filters.node_kinds:
        kinds = "(SELECT id FROM node WHERE kind IN (SELECT unnest(?::VARCHAR[])))"
        where &= Where(f"l.source IN {kinds} AND l.target IN {kinds}", (list(filters.node_kinds),) * 2)
    return where & (touching(filters.people) if filters.people else Where())


def touching(ids: Sequence[str]) -> Where:
    """Facts at one of ``ids``, and those of the meetings that they took part in."""
    them = "(SELECT unnest(?::VARCHAR[]))"
    met = f"(SELECT target FROM link WHERE kind = 'participated_in' AND source IN {them})"
    sql = f"l.source IN {them} OR l.target IN {them} OR l.source IN {met} OR l.target IN {met}"
    return Where(sql, (list(ids),) * 4)
