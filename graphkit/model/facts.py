"""Facts about a whole corpus: decisions, judgements, nodes and links, and which of them are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from graphkit.model.text import Span


class Outcome(StrEnum):
    """What became of a question to the corpus."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Resolution:
    """A decision with its reason: which target, or why none."""

    outcome: Outcome
    target: str | None
    why: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of the curator's log: append-only, replayed at every build."""

    left: str
    right: str
    verdict: str  # same | different | unsure
    by: str
    at: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Exact words of one cable that carry a fact."""

    cable: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Node:
    """A vertex of the graph; ``attrs`` as VOCABULARY lists them for its kind, JSON-able values only."""

    id: str
    kind: str
    label: str
    attrs: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Link:
    """One fact between two nodes. It cannot exist without evidence.

    >>> Link("08TOKYO1528", "08STATE58425", "references", "08TOKYO1528", None, ())
    Traceback (most recent call last):
    ...
    ValueError: 08TOKYO1528 -references-> 08STATE58425: a link needs evidence, got none
    """

    source: str
    target: str
    kind: str
    cable: str
    date: str | None
    evidence: tuple[Evidence, ...]
    attrs: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{self.source} -{self.kind}-> {self.target}: a link needs evidence, got none")


class Protect(StrEnum):
    """What readers of a corpus do with people whom a cable asks to protect."""

    MASK = "mask"
    EXCLUDE = "exclude"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which facts are asked for; empty fields ask for all. Dates are ISO, both ends included, any precision.

    ``posts`` are ids of senders, ``tags`` bare TAGS (any of them), ``people`` entity ids that a fact must touch,
    ``text`` a search query (see the query language of ``graphkit search``).
    """

    since: str | None = None
    until: str | None = None
    posts: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    classifications: tuple[str, ...] = ()
    node_kinds: tuple[str, ...] = ()
    link_kinds: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    text: str | None = None
    min_weight: float = 0.0


def is_within(date: str | None, since: str | None, until: str | None) -> bool:
    """Whether an ISO date of any precision can lie between two others, both included; no date lies in all time only.

    >>> is_within("2008-06", "2008-06-15", None), is_within("2008-05", "2008-06-15", None)
    (True, False)
    >>> is_within("2008-06", None, "2008"), is_within("2008", "2008-06", None)
    (True, True)
    >>> is_within(None, "2008", None), is_within(None, None, None)
    (False, True)
    """
    if not date:
        return not since and not until
    late = not since or date[: len(since)] >= since[: len(date)]
    return late and (not until or date[: len(until)] <= until[: len(date)])
