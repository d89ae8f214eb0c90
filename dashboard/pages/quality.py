"""Data quality: what could not be read, what could not be resolved, who is masked, who may be one."""

from typing import Any

import pandas as pd
from dash import dcc, html

from dashboard import words
from dashboard.components import judging, states, tables
from dashboard.components.evidence import reader_href
from dashboard.components.explained import explained
from dashboard.data import Data
from dashboard.downloads import download_link
from dashboard.page import Page
from dashboard.tables import records
from dashboard.urls import View

TABS = (
    ("issues", "Not understood"),
    ("partly", "Read in part"),
    ("references", "Cited, not held"),
    ("doubts", "Undecided references"),
    ("coverage", "Coverage per source"),
    ("people", "Possibly the same"),
    ("protected", "Masked people"),
    ("rules", "How names were found"),
)
EXAMPLES = 300
STAGES = {
    "read": "reading files",
    "store": "gathering texts",
    "parse": "reading cables",
    "extract": "finding names",
    "inspect": "inspecting",
}


def layout(data: Data, view: View) -> Any:
    """One of the lists."""
    info = data.info()
    tab = view.kind if view.kind in dict(TABS) else "issues"
    draw = {
        "issues": _issues,
        "partly": _partly,
        "references": _missing,
        "doubts": _doubts,
        "rules": _rules,
        "coverage": _coverage,
        "people": _people,
        "protected": _protected,
    }
    return html.Div(
        [
            html.H1("Data quality"),
            html.P(_said(info), className="gk-lead"),
            html.Div(
                [
                    dcc.Link(
                        name,
                        href=view.but(kind=key, page=0).href,
                        className=f"gk-action{' gk-chosen' if key == tab else ''}",
                    )
                    for key, name in TABS
                ],
                className="gk-actions",
            ),
            draw[tab](data, view),
            explained("understood", "stub", "reference", "same", "protected", "redacted", "inferred", "rule"),
        ]
    )


def _said(info: dict[str, Any]) -> str:
    chars, unread = info.get("chars", 0), info.get("chars_unread", 0)
    share = f"{100 * (1 - unread / chars):.2f} % of {words.number(chars)} characters understood. " if chars else ""
    protected = words.count(info.get("protected", 0), "protected person", "protected people")
    duplicates = words.count(info.get("duplicates", 0), "duplicate")
    return f"{share}{words.count(info.get('stubs', 0), 'cable')} cited but not held, {protected}, {duplicates}."


def _nothing_unread(info: dict[str, Any]) -> Any:
    if not info.get("chars"):
        return states.note("There was no text to read.", "The sources of this corpus are tables of citations.")
    return states.note("Nothing was left unread.", "Every line of every source was understood as part of something.")


def _issues(data: Data, view: View) -> Any:
    counts: dict[str, int] = data.info().get("issues", {})
    if not counts:
        return _nothing_unread(data.info())
    code = view.q if view.q in counts else None
    total = counts[code] if code else sum(counts.values())
    rows = [
        {
            "code": words.issue(row["code"]),
            "stage": STAGES.get(row["stage"], row["stage"]),
            "message": row["message"],
            "cable": row["cable"] or "",
            "path": row["path"] or "",
            "href": reader_href(view, row["cable"], _place(row)) if row["cable"] else "",
        }
        for row in records(data.issues(code, EXAMPLES))
    ]
    columns = [
        {"field": "code", "headerName": "Kind", "width": 200},
        {"field": "message", "headerName": "What", "minWidth": 260, "flex": 3},
        {"field": "cable", "headerName": "Cable", "width": 160, "link": "href"},
        {"field": "stage", "headerName": "Seen while", "width": 120},
        {"field": "path", "headerName": "Source", "minWidth": 160, "flex": 1},
    ]
    commonest = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ranked = [(words.issue(one), view.but(q=one).href, count) for one, count in commonest]
    return html.Div(
        [
            tables.rank(ranked, "By kind"),
            html.H2(f"{words.count(total, 'example')}{f', the first {EXAMPLES}' if total > EXAMPLES else ''}"),
            tables.grid("issues", columns, rows, "Things not understood"),
            html.Div([download_link("All of them (CSV)", "issues.csv", view)], className="gk-actions"),
        ]
    )


def _place(row: dict[str, Any]) -> tuple[int, ...]:
    start, end = row.get("start"), row.get("end")
    return () if pd.isna(start) or pd.isna(end) else (int(start), int(end))


def _partly(data: Data, view: View) -> Any:
    total, found = data.partly(EXAMPLES)
    if not total:
        return _nothing_unread(data.info())
    subjects = data.subjects(tuple(row["cable"] for row in found))
    rows = [
        (
            dcc.Link(row["cable"], href=reader_href(view, row["cable"])),
            subjects.get(row["cable"], ""),
            f"{words.number(row['unread'])} of {words.number(row['chars'])}",
            row["path"],
        )
        for row in found
    ]
    said = f", the {EXAMPLES} with most characters that were not understood" if total > EXAMPLES else ""
    return html.Div(
        [
            html.H2(f"{words.count(total, 'cable')} read in part{said}"),
            tables.plain(("Cable", "Subject", "Characters not understood", "Source"), rows, "Cables read in part"),
        ]
    )


def _missing(data: Data, view: View) -> Any:
    total = int(data.info().get("stubs", 0))
    if not total:
        return states.note("Every cable that is cited is held.")
    rows = [
        (
            dcc.Link(row["id"], href=reader_href(view, row["id"])),
            words.day(row.get("first_date")),
            words.number(row["n"]),
        )
        for row in records(data.stubs(EXAMPLES))
    ]
    return html.Div(
        [
            html.H2(f"{words.count(total, 'cable')} cited, not held"),
            tables.plain(("Cable", "Date (estimated)", "Cited by"), rows, "Cables that are cited but not held"),
        ]
    )


def _doubts(data: Data, view: View) -> Any:
    total, found = data.doubts(EXAMPLES)
    if not total:
        return states.note("Every reference to a cable is decided.", "It was found, or this corpus does not hold it.")
    rows = [
        (
            dcc.Link(row["cable"], href=reader_href(view, row["cable"], (int(row["start"]), int(row["end"])))),
            row["written"],
            [part for one in row["candidates"] for part in (dcc.Link(one, href=reader_href(view, one)), " ")],
            row["why"],
        )
        for row in found
    ]
    return html.Div(
        [
            html.H2(f"{words.count(total, 'reference')} that more than one cable fits"),
            html.P("Nothing is guessed: each is left open, with the cables that it may mean.", className="gk-lead"),
            tables.plain(("Cited in", "As written", "May be", "Why it is open"), rows, "Undecided references"),
        ]
    )


def _rules(data: Data, view: View) -> Any:  # noqa: ARG001
    """Which rule found how many names, and what a language model or a list of office holders added."""
    rules: dict[str, int] = data.info().get("rules", {})
    if not rules:
        return states.note("No names were read.", "The sources of this corpus hold no running text.")
    proposed = sum(count for rule, count in rules.items() if rule.startswith("ner:"))
    said = (
        f"{words.count(sum(rules.values()) - proposed, 'name')} found by rules; "
        + (f"{words.number(proposed)} more proposed by the language model given to the build (--ner)" if proposed else
           "no language model was used")
        + (f"; {words.count(inferred, 'participant')} named by the list of office holders, marked as inferred."
           if (inferred := data.inferred()) else ".")
    )  # fmt: skip
    rows = sorted(rules.items(), key=lambda pair: (-pair[1], pair[0]))
    return html.Div(
        [
            html.P(said, className="gk-lead"),
            tables.plain(
                ("Rule", "Names", "By"),
                [
                    (rule, words.number(count), "language model" if rule.startswith("ner:") else "rule")
                    for rule, count in rows
                ],
                "Names by rule",
            ),
        ]
    )


def _coverage(data: Data, view: View) -> Any:  # noqa: ARG001  -- one signature for all tabs
    rows = [
        {
            "path": row["path"],
            "reader": row["reader"],
            "cables": row["cables"],
            "chars": row["chars"],
            "share": round(100 * (1 - row["chars_unread"] / max(row["chars"], 1)), 2),
        }
        for row in records(data.coverage())[:2000]
    ]
    columns = [
        {"field": "path", "headerName": "Source", "minWidth": 220, "flex": 3},
        {"field": "reader", "headerName": "Layout", "width": 160},
        {"field": "cables", "headerName": "Cables", "width": 110},
        {"field": "chars", "headerName": "Characters", "width": 130},
        {"field": "share", "headerName": "Understood, %", "width": 140},
    ]
    return tables.grid("coverage", columns, rows, "Coverage per source")


def _people(data: Data, view: View) -> Any:
    return judging.candidates(data, view)


def _protected(data: Data, view: View) -> Any:
    total = data.count_masked()
    if not total:
        return states.note("Nobody in this corpus is marked as protected.")
    rows = [
        (dcc.Link(row["label"], href=view.go("/dossier", id=row["id"]).href), words.day(row["first_date"]))
        for row in records(data.masked(EXAMPLES))
    ]
    return html.Div(
        [
            html.H2(words.count(total, "masked person", "masked people")),
            html.P(
                "Their cables ask not to name them. Each is a pseudonym within its cable, tied to nobody elsewhere.",
                className="gk-lead",
            ),
            tables.plain(("Shown as", "Seen"), rows, "Masked people"),
        ]
    )


PAGE = Page("/quality", "Data quality", layout, about="What was not understood, and judgements on identity")
