"""A cable's text as marked paragraphs. Every character of the text is on the page once, in order, as text."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dash import dcc, html

from dashboard import words
from dashboard.marks import Mark, Piece, cut, tiles
from dashboard.urls import View
from graphkit.model import Part

Row = Mapping[str, Any]
DOSSIERS = ("person", "position", "organization", "post", "country", "place")


def body(cable: Row, view: View) -> Any:
    """The whole text of ``cable``, its words marked and the asked-for stretch lit."""
    text, marks = cable["text"], list(marks_of(cable, view))
    sections = ((row["start"], row["end"], str(row["part"])) for row in cable["sections"] if row["part"] != Part.BLOCK)
    lit = view.at if len(view.at) == 2 else ()
    first = [True]
    return html.Div(
        [_section(text, marks, (start, end), part, lit, first) for start, end, part in tiles(sections, len(text))],
        className=f"gk-text gk-{view.mode or 'sent'}",
        id="cable-text",
    )


def _section(
    text: str, marks: Sequence[Mark], place: tuple[int, int], part: str, lit: Sequence[int], first: list[bool]
) -> Any:
    inside = [mark for mark in marks if mark.start < place[1] and mark.end > place[0]]
    children = [_piece(piece, first) for piece in cut(text, inside, *place, lit)]
    look = "space" if text[slice(*place)].isspace() else part or "other"
    return html.Span(children, className=f"gk-part gk-part-{look}")


def _piece(piece: Piece, first: list[bool]) -> Any:
    inner: Any = piece.text
    if piece.mark is not None:
        look = f"gk-mark gk-mark-{piece.mark.kind}"
        title = piece.mark.title or ""
        if piece.mark.href:
            inner = dcc.Link(piece.text, href=piece.mark.href, className=look, title=title)
        else:
            inner = html.Span(piece.text, className=look, title=title)
    if piece.lit:
        inner = html.Mark(inner, className="gk-lit", **({"id": "lit"} if first[0] else {}))
        first[0] = False
    return inner


def marks_of(cable: Row, view: View) -> Iterable[Mark]:
    """Everything worth marking in ``cable``: names lead to their dossiers, references to the cables cited."""
    for row in cable["mentions"]:
        kind = str(row["kind"])
        entity = row.get("entity")
        href = view.go("/dossier", id=entity).href if kind in DOSSIERS and isinstance(entity, str) and entity else None
        title = ", ".join(
            filter(
                None, (words.NODE_KINDS.get(kind, kind.capitalize()), _said(row.get("norm")), _said(row.get("title")))
            )
        )
        yield Mark(int(row["start"]), int(row["end"]), kind, href, title)
    for row in cable["addresses"]:
        if row.get("post") and row.get("start") is not None:
            yield Mark(
                int(row["start"]),
                int(row["end"]),
                "post",
                view.go("/dossier", id=row["post"]).href,
                f"{row['role']} addressee",
            )
    for row in cable["references"]:
        target = row.get("resolved") or row.get("target")
        href = view.go("/cable", id=target).href if row.get("kind") == "cable" and isinstance(target, str) else None
        yield Mark(int(row["start"]), int(row["end"]), "reference", href, _cited(row))


def _cited(row: Row) -> str:
    outcome = {"found": "in this corpus", "absent": "not in this corpus", "ambiguous": "could be several"}
    target = row.get("resolved") or row.get("target") or row.get("kind")
    return f"Refers to {target}, {outcome.get(str(row.get('outcome')), 'not resolved')}"


def _said(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
