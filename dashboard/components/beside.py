"""What stands beside a cable's text: its envelope as tables, what it cites, what cites it, whom it reports."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from dash import dcc, html

from dashboard import words
from dashboard.components import tables
from dashboard.components.evidence import reader_href
from dashboard.data import Data
from dashboard.urls import View
from graphkit.model import Part

Row = Mapping[str, Any]
MOST_LISTED = 200  # references beside the text


def beside(data: Data, cable: Row, view: View) -> list[Any]:
    """All that stands beside the text of ``cable``."""
    near = [
        ("Before, from the same post", cable.get("previous")),
        ("After, from the same post", cable.get("next")),
    ]
    return [
        _legend(),
        tables.facts(
            [
                ("Topics", _tags(cable, view)),
                ("Declassify on", cable.get("declassify_on")),
                ("Classified by", ", ".join(filter(None, (row.get("name") for row in cable["classified_by"])))),
                ("Signed by", ", ".join(filter(None, (row.get("name") for row in cable["signed_by"])))),
                ("Masked", _masked(cable.get("protected") or 0)),
                ("File", cable.get("path")),
                ("Read as", cable.get("layout")),
                *[(name, dcc.Link(one, href=reader_href(view, one))) for name, one in near if one],
            ]
        ),
        _paragraphs(cable, view),
        _addressees(cable, view),
        _references(cable, view),
        cited_list("Cited by", cable.get("cited_by", ()), view),
        _meetings(data, cable, view),
    ]


def _masked(people: int) -> str | None:
    """Who reads on must know how far the mask reaches."""
    if not people:
        return None
    counted = words.count(people, "protected person", "protected people")
    return f"{counted}. Names are masked cable by cable: another cable that does not mark one may show it."


def _legend() -> Any:
    kinds = (
        ("person", "person"),
        ("position", "office"),
        ("post", "post or place"),
        ("organization", "organization"),
        ("date", "date"),
        ("reference", "reference"),
    )
    return html.P([html.Span(name, className=f"gk-mark gk-mark-{kind}") for kind, name in kinds], className="gk-legend")


def _tags(cable: Row, view: View) -> list[Any]:
    shown = [
        dcc.Link(
            row["label"],
            href=view.go("/dossier", id=f"tag:{row['tag']}").href,
            className="gk-tag",
            title=words.topic(row["tag"]),
        )
        for row in cable["tags"]
    ]
    return shown or []


def _paragraphs(cable: Row, view: View) -> Any:
    """The numbered paragraphs, each with its classification and a link to its words."""
    numbered = [row for row in cable["sections"] if row["part"] == Part.PARAGRAPH and row["number"]]
    if not numbered:
        return None
    rows = [
        (
            dcc.Link(str(row["number"]), href=view.but(at=(int(row["start"]), int(row["end"]))).href),
            row["marking"] or "not marked",
            " ".join(cable["text"][row["start"] : row["end"]].split())[:70] + "…",
        )
        for row in numbered
    ]
    marks = Counter(marking for _, marking, _ in rows)
    counted = ", ".join(f"{number} {marking}" for marking, number in marks.most_common())
    return html.Details(
        [
            html.Summary(f"{words.count(len(rows), 'paragraph')}: {counted}"),
            tables.plain(("No.", "Classified", "Begins"), rows, "Paragraphs"),
        ]
    )


def _addressees(cable: Row, view: View) -> Any:
    rows = [
        (
            row["role"],
            dcc.Link(row["name"], href=view.go("/dossier", id=row["post"]).href) if row.get("post") else row["name"],
            row.get("precedence") or "",
            row.get("message_number") or "",
        )
        for row in cable["addresses"]
    ]
    if not rows:
        return None
    return html.Details(
        [
            html.Summary(words.count(len(rows), "addressee")),
            tables.plain(("Role", "Addressee", "Precedence", "Number"), rows, "Addressees"),
        ],
        open=len(rows) <= 6,
    )


def _references(cable: Row, view: View) -> Any:
    found = cable["references"]
    shown = found[:MOST_LISTED]
    if not found:
        return None
    return html.Section(
        [
            html.H2("Cites"),
            html.Ul([html.Li(_reference(row, view)) for row in shown], className="gk-list"),
            html.P(
                f"The first {words.number(len(shown))} of {words.number(len(found))}: the text marks all of them.",
                className="gk-muted",
            )
            if len(shown) < len(found)
            else None,
        ]
    )


def _reference(row: Row, view: View) -> list[Any]:
    target = row.get("resolved") or row.get("target")
    label = f"{row['label']}. " if row.get("label") else ""
    name: Any = row["written"]
    if row.get("kind") == "cable" and isinstance(target, str) and target:
        name = dcc.Link(target, href=reader_href(view, target))
    where = view.but(at=(int(row["start"]), int(row["end"]))).href
    place = "on the REF line" if row.get("where") == "ref_line" else "in the text"
    return [
        label,
        name,
        html.Span(_outcome(row), className="gk-muted"),
        *_candidates(row, view),
        " ",
        dcc.Link(place, href=where, className="gk-where"),
    ]


def _outcome(row: Row) -> str:
    """What became of a reference, in words; nothing where it was simply found."""
    kind = str(row.get("kind") or "")
    if kind not in ("cable", "document", ""):
        return f" ({kind}, no cable)"
    return {"absent": " (not held)", "ambiguous": " (undecided: may be "}.get(str(row.get("outcome")), "")


def _candidates(row: Row, view: View) -> list[Any]:
    """The cables that an undecided reference may mean."""
    if str(row.get("outcome")) != "ambiguous":
        return []
    found = [dcc.Link(str(one), href=reader_href(view, str(one))) for one in row.get("candidates") or ()]
    return [part for one in found for part in (one, " ")] + [")"]


def cited_list(title: str, cited: Any, view: View) -> Any:
    """Cables (ids, or rows with one) as links under a title; nothing where there are none."""
    found = [one if isinstance(one, str) else one["id"] for one in cited]
    if not found:
        return None
    return html.Section(
        [
            html.H2(title),
            html.Ul(
                [html.Li(dcc.Link(one, href=reader_href(view, one))) for one in dict.fromkeys(found)],
                className="gk-list",
            ),
        ]
    )


def _meetings(data: Data, cable: Row, view: View) -> Any:
    if not cable["meetings"]:
        return None
    items = [
        html.Li(
            [
                html.Span(f"{words.MEETING_KINDS.get(row['kind'], row['kind'])}, {words.day(row['date'])}: "),
                dcc.Link(
                    ", ".join(one["name"] for one in row["participants"] if one["name"]) or "unnamed",
                    href=view.but(at=(int(row["start"]), int(row["end"]))).href,
                ),
                html.Span(_claim(row), className="gk-muted"),
            ]
        )
        for row in data.meetings_in(cable["id"])
    ]
    return html.Section([html.H2("Contacts it reports"), html.Ul(items, className="gk-list")])


def _claim(row: Row) -> str:
    """Nothing for what took place and is said so; else what is claimed."""
    said = [] if row["realis"] == "actual" else [str(words.REALIS.get(row["realis"], row["realis"])).lower()]
    said += [words.CERTAINTY["implied"]] if row.get("certainty") == "implied" else []
    return f" ({', '.join(said)})" if said else ""
