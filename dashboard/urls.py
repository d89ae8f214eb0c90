"""The URL is the state: `View` is everything that a page shows, `parse` and `View.href` are its way in and out.

A hand-edited address never raises: what cannot be read is left at its default.
"""

import re
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any
from urllib.parse import parse_qsl, quote

from graphkit.model import Filters

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?\Z")
_MOST_VALUES = 100  # of one repeated parameter; a longer list is nobody's click
_MOST_CHARS = 400


def _key(name: str, group: str) -> dict[str, str]:
    return {"key": name, "group": group}


@dataclass(frozen=True, slots=True)
class View:
    """What the address bar says. ``filter`` fields go along from page to page, ``select`` fields open the evidence.

    >>> View("/network", since="2008", tags=("KTIP",)).href
    '/network?from=2008&tag=KTIP'
    >>> parse("/network", "?from=2008&tag=KTIP") == View("/network", since="2008", tags=("KTIP",))
    True
    """

    path: str = "/"
    since: str | None = field(default=None, metadata=_key("from", "filter"))
    until: str | None = field(default=None, metadata=_key("to", "filter"))
    posts: tuple[str, ...] = field(default=(), metadata=_key("post", "filter"))
    tags: tuple[str, ...] = field(default=(), metadata=_key("tag", "filter"))
    classifications: tuple[str, ...] = field(default=(), metadata=_key("class", "filter"))
    node_kinds: tuple[str, ...] = field(default=(), metadata=_key("nodes", "filter"))
    link_kinds: tuple[str, ...] = field(default=(), metadata=_key("links", "filter"))
    people: tuple[str, ...] = field(default=(), metadata=_key("who", "filter"))
    text: str | None = field(default=None, metadata=_key("text", "filter"))
    weight: float = field(default=0.0, metadata=_key("weight", "filter"))
    q: str | None = field(default=None, metadata=_key("q", "page"))
    id: str | None = field(default=None, metadata=_key("id", "page"))
    other: str | None = field(default=None, metadata=_key("with", "page"))
    network: str | None = field(default=None, metadata=_key("network", "page"))
    mode: str | None = field(default=None, metadata=_key("mode", "page"))
    by: str | None = field(default=None, metadata=_key("by", "page"))
    size: str | None = field(default=None, metadata=_key("size", "page"))
    colour: str | None = field(default=None, metadata=_key("colour", "page"))
    kind: str | None = field(default=None, metadata=_key("kind", "page"))
    realis: str | None = field(default=None, metadata=_key("realis", "page"))
    direction: str | None = field(default=None, metadata=_key("direction", "page"))
    depth: int = field(default=0, metadata=_key("depth", "page"))
    step: int = field(default=0, metadata=_key("step", "page"))
    page: int = field(default=0, metadata=_key("page", "page"))
    expand: tuple[str, ...] = field(default=(), metadata=_key("expand", "page"))
    hide: tuple[str, ...] = field(default=(), metadata=_key("hide", "page"))
    at: tuple[int, ...] = field(default=(), metadata=_key("at", "page"))  # start, end of the words to show
    node: str | None = field(default=None, metadata=_key("node", "select"))
    edge: tuple[str, ...] = field(default=(), metadata=_key("edge", "select"))  # source, target
    facts: tuple[str, ...] = field(default=(), metadata=_key("fact", "select"))  # ids of links

    @property
    def query(self) -> str:
        """The query string, without its question mark; defaults are left out."""
        set_ = zip(_KEYS, _values(self), _DEFAULTS, strict=True)
        return "&".join([_said(key, value) for key, value, default in set_ if value != default])

    @property
    def href(self) -> str:
        """Path and query."""
        query = self.query
        return f"{self.path}?{query}" if query else self.path

    @property
    def filters(self) -> Filters:
        """What the library is asked for."""
        kept = {one.name: getattr(self, one.name) for one in fields(Filters) if one.name != "min_weight"}
        return Filters(**kept, min_weight=self.weight)

    @property
    def is_filtered(self) -> bool:
        """Whether any filter is set."""
        return self.filters != Filters()

    def but(self, **changes: Any) -> "View":
        """The same page with other values, nothing selected unless ``changes`` says so."""
        return replace(self, **{**_CLEARED, **changes})

    def go(self, path: str, **values: Any) -> "View":
        """Another page with the same filters and ``values``."""
        return View(path, **{**dict(zip(_UNFILTERED, _kept(self), strict=True)), **values})

    def address(self, path: str, **values: Any) -> str:
        """``go(path, **values).href`` for ``values`` that are no filters: a page has a thousand addresses."""
        said = list(zip(_UNFILTERED, _kept(self), strict=True)) + sorted(values.items(), key=_place)
        shown = [_said(_KEYS[_PLACE[name]], value) for name, value in said if value != _DEFAULTS[_PLACE[name]]]
        return f"{path}?{'&'.join(shown)}" if shown else path

    def select(self, **chosen: Any) -> "View":
        """The same page with something selected: its evidence opens."""
        return self.but(**chosen)

    def unfiltered(self) -> "View":
        """The same page without its filters."""
        return replace(self, **_UNFILTERED)


_FIELDS = tuple(one for one in fields(View) if one.metadata)
_BY_KEY = {one.metadata["key"]: one for one in _FIELDS}
_UNFILTERED: dict[str, Any] = {one.name: one.default for one in _FIELDS if one.metadata["group"] == "filter"}
_CLEARED: dict[str, Any] = {one.name: one.default for one in _FIELDS if one.metadata["group"] == "select"}
FIELDS = frozenset(one.name for one in _FIELDS)


_NAMES = tuple(one.name for one in _FIELDS)  # filters stand first
_KEYS = tuple(one.metadata["key"] for one in _FIELDS)
_DEFAULTS = tuple(one.default for one in _FIELDS)
_PLACE = {name: place for place, name in enumerate(_NAMES)}
_values, _kept = attrgetter(*_NAMES), attrgetter(*_UNFILTERED)

quoted = lru_cache(maxsize=8192)(quote)


def _place(said: tuple[str, Any]) -> int:
    return _PLACE[said[0]]


def _said(key: str, value: Any) -> str:
    if isinstance(value, tuple):
        return "&".join([f"{key}={quoted(str(item))}" for item in value])
    return f"{key}={quoted(repr(value).removesuffix('.0') if isinstance(value, float) else str(value))}"


def parse(path: str | None, search: str | None) -> View:
    """The view of an address; anything unreadable keeps its default.

    >>> parse("/chains", "?depth=lots&from=yesterday&nonsense=1&id=08X1")
    View(path='/chains', ... id='08X1', ...)
    """
    values: dict[str, list[str]] = {}
    for key, value in parse_qsl((search or "").lstrip("?"), max_num_fields=None)[: 10 * _MOST_VALUES]:
        if key in _BY_KEY and value.strip():
            values.setdefault(key, []).append(value[:_MOST_CHARS])
    read = {_BY_KEY[key].name: _read(_BY_KEY[key], found) for key, found in values.items()}
    return View(path or "/", **{name: value for name, value in read.items() if value is not None})


def _read(one: Any, found: list[str]) -> Any:
    if one.name == "at":
        numbers = [int(item) for item in found[:2] if item.isascii() and item.isdigit() and len(item) < 12]
        return tuple(numbers) if len(numbers) == 2 and numbers[0] <= numbers[1] else None
    if one.name == "edge":
        return tuple(found[:2]) if len(found) >= 2 else None
    if isinstance(one.default, tuple):
        return tuple(dict.fromkeys(found[:_MOST_VALUES]))
    if one.name in ("since", "until"):
        return found[0] if _is_date(found[0]) else None
    if isinstance(one.default, float):
        return _number(found[0])
    if isinstance(one.default, int):
        return int(found[0]) if found[0].isascii() and found[0].isdigit() and len(found[0]) < 7 else None
    return found[0]


def _is_date(written: str) -> bool:
    """Whether there is such a year, month or day.

    >>> _is_date("2008-02-29"), _is_date("2008-02"), _is_date("2008-02-31"), _is_date("2008-99")
    (True, True, False, False)
    """
    if not _DATE.match(written) or not written.isascii():
        return False
    year, month, day = (int(part) for part in (written + "-01-01").split("-")[:3])
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


def _number(written: str) -> float | None:
    try:
        value = float(written)
    except ValueError:
        return None
    return value if 0 <= value < 1e9 else None


def change(href: str, **changes: Any) -> str | None:
    """The query string after ``changes``, or None where nothing changes (so that a callback stays quiet).

    >>> change("/network?from=2008", network="met")
    '?from=2008&network=met'
    >>> change("/network?from=2008", since="2008") is None
    True
    """
    view = parse_href(href)
    clean = {name: _clean(name, value) for name, value in changes.items() if name in FIELDS}
    changed = {name: value for name, value in clean.items() if getattr(view, name) != value}
    if not changed:
        return None
    after = view.but(**{"page": 0, **changed})
    return f"?{after.query}" if after.query else ""


def parse_href(href: str | None) -> View:
    """The view of a whole address, absolute or not."""
    rest = (href or "/").split("#", 1)[0]
    if "://" in rest:
        rest = "/" + rest.split("://", 1)[1].partition("/")[2]
    path, _, search = rest.partition("?")
    return parse(path, search)


def _clean(name: str, value: Any) -> Any:
    """A component's value as the field holds it."""
    default = next(one.default for one in _FIELDS if one.name == name)
    if value is None or value == "":
        return default
    if isinstance(default, tuple):
        return tuple(str(item) for item in (value if isinstance(value, list | tuple) else [value]))
    if isinstance(default, bool | int | float):
        return type(default)(value)
    return str(value)
