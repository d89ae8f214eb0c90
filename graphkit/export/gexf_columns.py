"""Attributes as GEXF wants them: declared once with a type, then written cell by cell.

Rows are taken in chunks and written column by column: one search over a whole column of a chunk finds out whether
anything in it needs escaping, which is rare. That makes the writer ten times faster than one call per cell.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from numbers import Integral, Real
from typing import Any, TypeAlias, TypeVar

from graphkit.export.plain import ILLEGAL, LEFT_OUT, TAKEN, Attributes, clean, flat, is_empty, unique_titles

CHUNK = 2_000  # rows: some hundred kB of text at a time

_MARKUP = re.compile('[&<>"\t\n\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_REFERENCES = {character: f"&#{ord(character)};" for character in '&<>"\t\n\r'}  # the ampersand first
_ESCAPES = str.maketrans(_REFERENCES)
_SAFE_TYPES = frozenset({str, bool, list, tuple, dict})  # no missing values, no range among these

Item = TypeVar("Item")


def chunked(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Lists of up to `CHUNK` items."""
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def escape(text: str) -> str:
    r"""Text for a quoted XML attribute: what XML cannot hold becomes U+FFFD, line breaks survive as references.

    >>> escape('a "b" & c\n\x00')
    'a &#34;b&#34; &#38; c&#10;\ufffd'
    """
    return clean(text.translate(_ESCAPES)) if _MARKUP.search(text) else text


def escape_all(texts: Sequence[str | None]) -> Sequence[str | None]:
    r"""Every text escaped, as one long text where nothing in it is illegal.

    >>> escape_all(["a & b", None, "c"]), escape_all(["a\x00", "<"])
    (['a &#38; b', None, 'c'], ['a\ufffd', '&#60;'])
    """
    together = "".join(filter(None, texts))
    if not _MARKUP.search(together):
        return texts
    if ILLEGAL.search(together):
        return [text if text is None else escape(text) for text in texts]
    joined = "\x00".join([text or "" for text in texts])
    for character, reference in _REFERENCES.items():
        joined = joined.replace(character, reference)
    return [None if text is None else safe for text, safe in zip(texts, joined.split("\x00"), strict=True)]


@dataclass(frozen=True, slots=True)
class Column:
    """One attribute: its number in the file, its key in the graph, its title and its GEXF type."""

    number: int
    key: Any
    title: str
    type: str


def find_columns(rows: Iterable[Attributes], of: str) -> list[Column]:
    """The attributes that rows have, in order of first sight, each with the narrowest type that holds all its values.

    >>> found = find_columns([{"n": 1, "x": None}, {"n": 2.5, "flag": True}], "node")
    >>> [(column.number, column.title, column.type) for column in found]
    [(0, 'n', 'double'), (1, 'flag', 'boolean')]
    """
    seen: dict[Any, set[type]] = {}
    for chunk in chunked(rows):
        for key in dict.fromkeys(chain.from_iterable(chunk)):
            if key not in LEFT_OUT:
                seen.setdefault(key, set()).update(_types([row.get(key) for row in chunk]))
    filled = [(key, _gexf_type(kinds)) for key, kinds in seen.items() if kinds]
    titles = unique_titles((key for key, _ in filled), TAKEN[of])
    return [Column(n, key, title, kind) for n, ((key, kind), title) in enumerate(zip(filled, titles, strict=True))]


def _types(values: list[Any]) -> set[type]:
    kinds = set(map(type, values)) - {type(None)}
    if kinds <= _SAFE_TYPES:
        return kinds
    return {_storable(value) for value in values if not is_empty(value)}


def _storable(value: Any) -> type:
    """The type of a value; an integer beyond 64 bits can be kept as text alone."""
    return str if isinstance(value, int) and not -(2**63) <= value < 2**63 else type(value)


def _gexf_type(kinds: set[type]) -> str:
    types = {_type_of(kind) for kind in kinds}
    return types.pop() if len(types) == 1 else "double" if types == {"long", "double"} else "string"


@cache
def _type_of(kind: type) -> str:
    if issubclass(kind, bool) or kind.__name__ == "bool":  # numpy's truth is no subclass of bool
        return "boolean"
    if issubclass(kind, Integral):
        return "long"
    return "double" if issubclass(kind, Real) else "string"


def _text(value: Any) -> str:
    cell = value if type(value) is str else flat(value)
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def _double(value: Any) -> str:
    return repr(float(value)) if math.isfinite(value) else str(flat(float(value)))


_WRITE: dict[str, Callable[[Any], str]] = {
    "boolean": lambda value: str(bool(value)).lower(),
    "long": lambda value: str(int(value)),
    "double": _double,
    "string": _text,
}


def texts(values: list[Any], kind: str) -> Sequence[str | None]:
    """Each value as the file has it, None where it says nothing.

    >>> texts(["a & b", None, 3], "string"), texts([1, 2.5, float("nan")], "double")
    (['a &#38; b', None, '3'], ['1.0', '2.5', None])
    """
    kinds = set(map(type, values))
    if kind == "string" and kinds <= {str, type(None)}:
        return escape_all(values)
    if kinds == {bool}:
        return ["true" if value else "false" for value in values]
    write = _WRITE[kind]
    return [None if is_empty(value) else escape(write(value)) for value in values]


Slot: TypeAlias = tuple[str, Sequence[str | None], str]  # before, one value per row, after: nothing where None


def fill(parts: Iterable[str | Slot]) -> Iterator[str]:
    """One text per row: literals as they are, slots with the row's value. At least one slot.

    >>> list(fill(["<b", (" id='", ["1", "2"], "'"), (" of='", [None, "x"], "'"), ">"]))
    ["<b id='1'>", "<b id='2' of='x'>"]
    """
    template = ""
    filled: list[Sequence[str | None]] = []
    for part in parts:
        if isinstance(part, str):
            template += part.replace("%", "%%")
            continue
        before, values, after = part
        if None in values:
            filled.append(["" if value is None else f"{before}{value}{after}" for value in values])
            template += "%s"
        else:
            filled.append(values)
            template += f"{before.replace('%', '%%')}%s{after.replace('%', '%%')}"
    return map(template.__mod__, zip(*filled, strict=True))


def cells(rows: Sequence[Attributes], columns: Iterable[Column]) -> list[str | Slot]:
    """The ``attvalues`` of all rows, to be filled."""
    slots: list[str | Slot] = []
    for column in columns:
        found = texts([row.get(column.key) for row in rows], column.type)
        slots.append((f'<attvalue for="{column.number}" value="', found, '"/>'))
    return ["<attvalues>", *slots, "</attvalues>"] if slots else []
