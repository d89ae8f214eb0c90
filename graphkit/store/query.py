"""The query language of ``graphkit search`` -> tantivy queries.

``lighthouse lease`` both words · ``"lighthouse lease"`` the phrase · ``light*`` a beginning · ``OR`` · ``-word`` or
``NOT word`` · ``( )`` · ``from:lisbon`` · ``to:state`` · ``tag:EFIS`` · ``person:vella`` · ``subject:lease`` ·
``class:secret`` · ``before:2008`` (earlier than 2008-01-01) · ``after:2007-06`` (2007-06-01 or later) ·
``id:07LISBON212``.
Whatever cannot be read as one of these is taken as words: a query never fails.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import tantivy

MOST_TERMS, MOST_DEPTH, MOST_CHARS = 64, 12, 2000

FIELDS = {
    "from": "sender",
    "to": "receiver",
    "tag": "tag",
    "person": "person",
    "subject": "subject",
    "class": "class",
    "id": "id",
}
"""Field names of the language -> fields of the index."""

_TOKEN = re.compile(
    r'(?P<open>\()|(?P<close>\))|(?P<not>-(?=\S))|(?:(?P<field>[a-zA-Z]{2,7}):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s()"]+))'
)
_WORD = re.compile(r"[^\W_]+")
_DATE = re.compile(r"([0-9]{4})(?:-?([0-9]{2}))?(?:-?([0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query and the words (lower case, ``*`` at the end of a beginning) that a snippet should show."""

    query: tantivy.Query
    words: tuple[str, ...] = ()


def fold(text: str) -> str:
    """Lower case without accents, as the index has it.

    >>> fold("Bogotá")
    'bogota'
    """
    if text.isascii():
        return text.lower()
    return "".join(char for char in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(char))


def tokens(text: str) -> list[str]:
    """Words as the index splits them.

    >>> tokens("Al-Qa'ida in BOGOTÁ")
    ['al', 'qa', 'ida', 'in', 'bogota']
    """
    return _WORD.findall(fold(text))


def parse_query(text: str, schema: tantivy.Schema) -> Parsed:
    """The query that ``text`` asks; an empty text asks for everything."""
    reader = _Reader(schema, list(_lex(text[:MOST_CHARS])))
    query = reader.any_of(0) or tantivy.Query.all_query()
    return Parsed(query, tuple(dict.fromkeys(reader.words)))


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str
    text: str = ""
    field: str | None = None


def _lex(text: str) -> Iterator[_Piece]:
    for n, hit in enumerate(_TOKEN.finditer(text)):
        if n >= 4 * MOST_TERMS:
            return
        kind = hit.lastgroup or "word"
        if kind in ("open", "close", "not"):
            yield _Piece(kind)
        elif hit["phrase"] is None and hit["field"] is None and hit["word"] in ("AND", "OR", "NOT"):
            yield _Piece(hit["word"].lower())
        else:
            yield _Piece(
                "phrase" if hit["phrase"] is not None else "word", hit["phrase"] or hit["word"] or "", hit["field"]
            )


@dataclass
class _Reader:
    """Recursive descent over the pieces; depth and number of terms are bounded."""

    schema: tantivy.Schema
    pieces: list[_Piece]
    at: int = 0
    words: list[str] = field(default_factory=list)

    def any_of(self, depth: int) -> tantivy.Query | None:
        """Alternatives between ``OR``."""
        found = [self.all_of(depth)]
        while self._takes("or"):
            found.append(self.all_of(depth))
        queries = [query for query in found if query is not None]
        return _combine(queries, tantivy.Occur.Should)

    def all_of(self, depth: int) -> tantivy.Query | None:
        """Everything up to the next ``OR`` or bracket."""
        wanted: list[tantivy.Query] = []
        refused: list[tantivy.Query] = []
        while self.at < len(self.pieces) and self.pieces[self.at].kind != "or":
            if self.pieces[self.at].kind == "close":
                if depth:
                    break
                self.at += 1
                continue
            negated = False
            while self._takes("not"):
                negated = not negated
            query = self._one(depth, negated=negated)
            if query is not None:
                (refused if negated else wanted).append(query)
        if refused:
            wanted = wanted or [tantivy.Query.all_query()]
            pairs = [(tantivy.Occur.Must, query) for query in wanted]
            return tantivy.Query.boolean_query(pairs + [(tantivy.Occur.MustNot, query) for query in refused])
        return _combine(wanted, tantivy.Occur.Must)

    def _one(self, depth: int, *, negated: bool) -> tantivy.Query | None:
        if self.at >= len(self.pieces):
            return None
        piece = self.pieces[self.at]
        if piece.kind == "or":
            return None
        self.at += 1
        if piece.kind == "open" and depth < MOST_DEPTH:
            query = self.any_of(depth + 1)
            self._takes("close")
            return query
        return self._term(piece, negated=negated) if piece.kind in ("word", "phrase") else None

    def _takes(self, kind: str) -> bool:
        if self.at < len(self.pieces) and self.pieces[self.at].kind == kind:
            self.at += 1
            return True
        return False

    def _term(self, piece: _Piece, *, negated: bool) -> tantivy.Query | None:
        name = (piece.field or "").lower()
        if name in ("before", "after") and (dated := _dated(self.schema, name, piece.text)):
            return dated
        target = FIELDS.get(name)
        said = piece.text if target or not piece.field else f"{piece.field} {piece.text}"
        found = tokens(said)
        if not found or len(self.words) >= MOST_TERMS:
            return None
        prefix = piece.kind == "word" and piece.text.endswith("*")
        if target in (None, "subject") and not negated:
            self.words += [*found[:-1], found[-1] + "*"] if prefix else found
        fields = [(target, 1.0)] if target else [("body", 1.0), ("subject", 3.0), ("id", 5.0)]
        queries = [_boosted(_words(self.schema, one, found, prefix=prefix), boost) for one, boost in fields]
        return _combine(queries, tantivy.Occur.Should)


def _words(schema: tantivy.Schema, name: str, found: list[str], *, prefix: bool) -> tantivy.Query:
    words: list[str | tuple[int, str]] = list(found)
    if prefix and len(found) == 1:
        return tantivy.Query.regex_query(schema, name, found[0] + ".*")
    if prefix:
        return tantivy.Query.phrase_prefix_query(schema, name, words)
    if len(found) == 1:
        return tantivy.Query.term_query(schema, name, found[0])
    return tantivy.Query.phrase_query(schema, name, words)


def _boosted(query: tantivy.Query, boost: float) -> tantivy.Query:
    return query if boost == 1.0 else tantivy.Query.boost_query(query, boost)


def _combine(queries: list[tantivy.Query], occur: tantivy.Occur) -> tantivy.Query | None:
    if len(queries) <= 1:
        return queries[0] if queries else None
    return tantivy.Query.boolean_query([(occur, query) for query in queries])


def _dated(schema: tantivy.Schema, name: str, text: str) -> tantivy.Query | None:
    """The days that are asked for; None where ``text`` is no year, month or day."""
    hit = _DATE.fullmatch(text.strip())
    try:
        day = date(int(hit[1]), int(hit[2] or 1), int(hit[3] or 1)) if hit else None
    except ValueError:
        day = None
    if day is None:
        return None
    bound = day.year * 10000 + day.month * 100 + day.day
    low, high = (1, bound - 1) if name == "before" else (bound, 99_999_999)
    return tantivy.Query.range_query(schema, "day", tantivy.FieldType.Integer, low, max(low, high))
