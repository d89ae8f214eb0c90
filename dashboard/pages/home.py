"""The overview: what this corpus is, and where to begin."""

from typing import Any

from dash import dcc, html

from dashboard import words
from dashboard.components import figures, states, tables
from dashboard.components.explained import explained
from dashboard.data import Data
from dashboard.figures import maps, timeline
from dashboard.page import Page
from dashboard.tables import each
from dashboard.urls import View


def layout(data: Data, view: View) -> Any:
    """Counts, traffic over time, top posts and topics, the map, what could not be read, three examples."""
    info = data.info()
    if not info.get("cables"):
        return html.Div(
            [
                html.H1("This corpus is empty"),
                states.note(
                    "It holds no cables yet.", "Add some with: graphkit build CORPUS SOURCE…, then reload this page."
                ),
            ]
        )
    counts = data.timeline(view.filters)
    ranks = [
        ("Who writes most", _posts(data, view)),
        ("What about", _topics(data, view)),
        ("Who took part in most contacts", _people(data, view)),
    ]
    return html.Div(
        [
            html.H1(_title(info)),
            html.P(_lead(info, data.contact_states()), className="gk-lead"),
            tables.figure_row(_numbers(info, data.contact_states(), view)),
            _examples(data, view),
            figures.framed(
                "traffic",
                "Cables over time",
                timeline.traffic(counts, lambda period: _month(view, period)),
                _said(counts),
                220,
            )
            if len(counts)
            else states.nothing(view, "cables"),
            html.Div(
                [tables.rank(rows, title) for title, rows in ranks if rows],
                className="gk-columns",
            ),
            _map(data, view),
            _unread(info, view),
            explained("cable", "post", "contact", "tags", "stub", "protected"),
        ]
    )


def _title(info: dict[str, Any]) -> str:
    return f"{words.count(info['cables'], 'cable')}, {words.between(info.get('first_date'), info.get('last_date'))}"


def _lead(info: dict[str, Any], contacts: dict[str, int]) -> str:
    kinds = info.get("nodes", {})
    if not (kinds.get("person") or info.get("meetings")):
        return "This corpus says which cable refers to which, without their texts: see the network and the chains."
    return (
        f"They name {words.count(kinds.get('person', 0), 'person', 'people')} and "
        f"{words.count(kinds.get('organization', 0), 'organization')}, and report {_contacts(contacts)}. "
        "Every number and every line here opens the words that carry it."
    )


def _contacts(states: dict[str, int]) -> str:
    """Those that took place, which *Who met whom* counts, apart from all others.

    >>> _contacts({"actual": 1, "planned": 2, "refused": 0, "hypothetical": 1})
    '1 contact that took place and 3 planned, refused or hypothetical'
    """
    others = sum(states.values()) - states["actual"]
    said = f" and {words.number(others)} planned, refused or hypothetical" if others else ""
    return f"{words.count(states['actual'], 'contact')} that took place{said}"


def _numbers(info: dict[str, Any], contacts: dict[str, int], view: View) -> list[tuple[str, int, str]]:
    nodes, links = info.get("nodes", {}), info.get("links", {})
    counted = [
        ("cable", "cables", info["cables"], view.go("/search").href),
        ("cited, not held", "cited, not held", info.get("stubs", 0), view.go("/quality", kind="references").href),
        ("person", "people", nodes.get("person", 0), view.go("/dossier", kind="person").href),
        ("contact", "contacts", contacts["actual"], view.go("/meetings").href),
        ("reference", "references", links.get("references", 0), view.go("/network", network="references").href),
        ("topic", "topics", nodes.get("tag", 0), view.go("/topics").href),
        ("protected person", "protected people", info.get("protected", 0), view.go("/quality", kind="protected").href),
    ]
    return [(one if number == 1 else many, number, href) for one, many, number, href in counted if number]


def _examples(data: Data, view: View) -> Any:
    """Three things worth a click, chosen from this very corpus."""
    met = data.met(view.filters)
    cards = []
    if len(met):
        pair = met.named(slice(1))[0][:2]
        labels = data.labels(pair)
        names = " and ".join(labels.get(one, one) for one in pair)
        cards.append(("Two people who met", names, view.go("/network", network="met", edge=pair).href))
    cited = data.most_cited(view.filters)
    if cited:
        subject = data.subjects((cited,)).get(cited, "")
        cards.append(("A chain of cables", f"{cited} {subject}", view.go("/chains", id=cited).href))
    topics = _topics(data, view)
    if topics:
        cards.append(("A topic over time", topics[0][0], view.go("/topics").href))
    return html.Div(
        [
            dcc.Link([html.Span(kind, className="gk-kind"), html.Span(name)], href=href, className="gk-card")
            for kind, name, href in cards
        ],
        className="gk-cards",
    )


def _month(view: View, period: str) -> str:
    return view.go("/search", since=period, until=period).href


def _said(counts: Any) -> str:
    most = counts.sort_values("n").iloc[-1]
    said = f"Most in {words.day(str(most['period']))}: {words.count(int(most['n']), 'cable')}"
    return f"{said}. A click opens a month; drag over several to keep only those."


def _posts(data: Data, view: View) -> list[tuple[str, str, float]]:
    rows = data.counts("post", view.filters, 8)
    return [(row.label, view.go("/dossier", id=row.id).href, row.n) for row in each(rows)]


def _topics(data: Data, view: View) -> list[tuple[str, str, float]]:
    rows = data.counts("tag", view.filters, 8)
    return [(words.name(row.id, row.label), view.go("/dossier", id=row.id).href, row.n) for row in each(rows)]


def _people(data: Data, view: View) -> list[tuple[str, str, float]]:
    counts = data.busiest(view.filters, 8)
    labels = data.labels(tuple(one for one, _ in counts))
    return [(labels.get(one, one), view.go("/meetings", id=one).href, count) for one, count in counts]


def _map(data: Data, view: View) -> Any:
    points = data.places(view.filters)
    if not points:
        return None
    figure = maps.posts(points, lambda post: view.go("/dossier", id=post).href)
    said = f"{words.count(len(points), 'post')}. A click opens a post."
    return figures.framed("map", "Where they write from", figure, said, "min(380px, 62vw)", config=maps.CONFIG)


def _unread(info: dict[str, Any], view: View) -> Any:
    chars, unread = info.get("chars", 0), info.get("chars_unread", 0)
    if not chars:
        return None
    share = 100 * (1 - unread / chars)
    issues = sum(info.get("issues", {}).values())
    left = f"{words.count(issues, 'place')} to look at" if issues else "Nothing was left unread"
    return html.P(
        [
            f"{share:.1f} % of all characters were understood as part of something. ",
            dcc.Link(left, href=view.go("/quality").href),
            ".",
        ],
        className="gk-lead",
    )


PAGE = Page("/", "Overview", layout, about="What this corpus is, and where to begin")
