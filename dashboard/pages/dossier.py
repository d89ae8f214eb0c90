"""Dossiers: all that the corpus says of a person, a post, an organization or a topic."""

from typing import Any

from dash import dcc, html

from dashboard import words
from dashboard.components import figures, judging, states, tables
from dashboard.components.evidence import reader_href
from dashboard.components.explained import explained
from dashboard.data import Data
from dashboard.downloads import download_link
from dashboard.figures import meetings as drawing
from dashboard.figures import timeline
from dashboard.page import Page
from dashboard.pages.meetings import key, points_of, told_apart
from dashboard.tables import each, records
from dashboard.urls import View

KINDS = ("person", "post", "organization", "tag", "country")
LISTED = 200
_FACTS = (
    ("aliases", "Also written"),
    ("meaning", "Meaning"),
    ("tag_kind", "Kind of topic"),
    ("post_kind", "Kind of post"),
    ("side", "Side"),
    ("country", "Country"),
    ("city", "City"),
    ("routing_indicators", "Routing indicators"),
)


def layout(data: Data, view: View) -> Any:
    """The dossier of one, or a list to choose from."""
    if not view.id:
        return _choose(data, view)
    node = data.node(view.id)
    if node is None:
        return html.Div([html.H1("Dossier"), states.not_found(view, "person, post or topic", view.id)])
    inside = _filters_of(node, view)
    return html.Div(
        [
            html.P(words.NODE_KINDS.get(node["kind"], node["kind"]), className="gk-kind"),
            html.H1(words.name(node["id"], node["label"])),
            html.P(_span(node), className="gk-lead"),
            states.note("This person is protected.", "The cable asks not to name them: the name is masked everywhere.")
            if node.get("protected")
            else None,
            states.note(
                "This name was taken out before publication.",
                "The publisher replaced it by X's. Each such place stands for itself: nobody knows who is meant.",
            )
            if node.get("redacted")
            else None,
            tables.facts(_facts(data, node, view)),
            html.Div(_links(node, view), className="gk-actions"),
            *_sections(data, node, view, inside),
            explained("contact", "state", "tags", "protected", "redacted", "same", "inferred"),
        ]
    )


def _span(node: dict[str, Any]) -> str:
    return (
        f"Seen {words.between(node.get('first_date'), node.get('last_date'))}" if node.get("first_date") else "Undated"
    )


def _facts(data: Data, node: dict[str, Any], view: View) -> list[tuple[str, Any]]:
    attrs = dict(node["attrs"])
    attrs["aliases"] = [one for one in attrs.get("aliases") or () if one != node["label"]]
    home = attrs.pop("organization", None)
    country = f"country:{str(attrs['country']).lower()}" if attrs.get("country") else ""
    attrs["country"] = data.labels((country,)).get(country, attrs["country"]) if country else None
    attrs["side"] = words.SIDES.get(str(attrs.get("side")), attrs.get("side"))
    attrs["tag_kind"] = words.TAG_KINDS.get(str(attrs.get("tag_kind")), attrs.get("tag_kind"))
    facts = [(name, _plain(attrs.get(key))) for key, name in _FACTS]
    if home:
        known = data.labels((home,)).get(home)
        name = words.name(home, known)
        facts.append(("Of", dcc.Link(name, href=view.go("/dossier", id=home).href) if known else name))
    return facts


def _plain(value: Any) -> str:
    return words.listed([str(one) for one in value], 8) if isinstance(value, list | tuple) else str(value or "")


def _filters_of(node: dict[str, Any], view: View) -> View:
    """The view narrowed to the cables that this dossier is about."""
    if node["kind"] == "post":
        return view.but(posts=(node["id"],))
    if node["kind"] == "tag":
        return view.but(tags=(node["id"].removeprefix("tag:"),))
    return view.but(people=(node["id"],))


def _links(node: dict[str, Any], view: View) -> list[Any]:
    actions = [("In the network", view.go("/network", id=node["id"], network=_network(node["kind"])).href)]
    if node["kind"] in ("person", "post", "organization", "position", "country"):
        actions.append(("Who met whom", view.go("/meetings", id=node["id"]).href))
    actions.append(("Cables", _filters_of(node, view.go("/search")).href))
    links: list[Any] = [dcc.Link(name, href=href, className="gk-action") for name, href in actions]
    if node["kind"] == "tag":
        return links
    return [*links, download_link("Contacts (CSV)", "meetings.csv", view)]


def _network(kind: str) -> str:
    return {"tag": "co_tagged", "post": "corresponded"}.get(kind, "met")


def _sections(data: Data, node: dict[str, Any], view: View, inside: View) -> list[Any]:
    counts = data.timeline(inside.filters)
    parts = [
        figures.framed(
            "dossier-time",
            "Cables over time",
            timeline.traffic(counts, lambda period: inside.go("/search", since=period, until=period).href),
            "A click opens a month; drag over several to keep only those.",
            180,
        )
        if len(counts)
        else None
    ]
    columns = [_counted(data, inside, "tag", "Topics") if node["kind"] != "tag" else None]
    if node["kind"] == "person":
        columns.insert(0, _roles(data, node, view))
    columns.append(_counted(data, inside, "post", "Cables sent by") if node["kind"] != "post" else None)
    columns.append(_counted(data, inside, "person", "People named"))
    if node["kind"] == "post":
        columns.append(_counted(data, inside, "addressee", "Writes to"))
    parts.append(html.Div([part for part in columns if part is not None], className="gk-columns"))
    if node["kind"] != "tag":
        parts.append(_met(data, node, view))
    if node["kind"] == "person":
        parts.append(judging.candidates(data, view, node["id"]))
    parts.append(_cables(data, inside, view))
    return parts


def _counted(data: Data, inside: View, kind: str, title: str) -> Any:
    rows = [row for row in each(data.counts(kind, inside.filters, 10)) if row.id != inside.id]
    narrowed = {"tag": "tags", "post": "posts", "person": "people"}

    def href(one: str) -> str:
        field = narrowed.get(kind)
        return (
            inside.go("/search", **{field: (one.removeprefix("tag:"),)}).href
            if field
            else inside.go("/dossier", id=one).href
        )

    return tables.rank([(words.name(row.id, row.label), href(row.id), row.n) for row in rows], title)


def _roles(data: Data, node: dict[str, Any], view: View) -> Any:
    """Offices over time, each date with the fact that asserts it."""
    held = data.held_by(node["id"])
    labels = data.labels(tuple(held["target"].unique()))
    items = [
        html.Li(
            [
                dcc.Link(labels.get(row.target, row.target), href=view.but(facts=tuple(row.links)).href),
                html.Span(
                    words.between(row.first, row.last) + (", inferred from the authority file" if row.inferred else ""),
                    className="gk-muted",
                ),
            ]
        )
        for row in each(held)
    ]
    body = html.Ul(items, className="gk-rank") if items else html.P("None recorded.", className="gk-muted")
    return html.Section([html.H2("Roles, when they are asserted"), body])


def _met(data: Data, node: dict[str, Any], view: View) -> Any:
    found = data.contacts(view.filters, node["id"], None, "all", "all")
    points = points_of(found.drawn, view)
    if not points:
        return html.Section([html.H2("Contacts"), html.P("None in this view.", className="gk-muted")])
    counted = words.count(found.total, "contact")
    drawn = figures.framed(
        "dossier-met", "Contacts", drawing.rows(points), f"{counted}. A click opens the words.", width=560
    )
    return html.Div([drawn, key(points)])


def _cables(data: Data, inside: View, view: View) -> Any:
    total = data.count(inside.filters)
    if not total:
        return None
    rows = [
        (
            words.day(row["date"]),
            dcc.Link(row["id"], href=reader_href(view, row["id"])),
            words.subject(row["subject"], "no subject"),
        )
        for row in records(data.cables(inside.filters, 40))
    ]
    more = dcc.Link(f"All {words.count(total, 'cable')}", href=inside.go("/search").href, className="gk-action")
    return html.Section([html.H2("Cables"), tables.plain(("Date", "Cable", "Subject"), rows, "Cables"), more])


def _choose(data: Data, view: View) -> Any:
    kind = view.kind if view.kind in KINDS else "person"
    counts = data.info().get("nodes", {})
    total = int(counts.get(kind, 0))
    tabs = [
        dcc.Link(
            f"{words.NODE_KINDS[one]} ({words.number(counts.get(one, 0))})",
            href=view.but(kind=one).href,
            className=f"gk-action{' gk-chosen' if one == kind else ''}",
        )
        for one in KINDS
    ]
    found = records(data.listed(kind, LISTED))
    names = told_apart({row["id"]: words.name(row["id"], row["label"]) for row in found})
    rows = [
        (names[row["id"]], view.go("/dossier", id=row["id"]).href, words.between(row["first_date"], row["last_date"]))
        for row in found
    ]
    cut = f" The first {LISTED} of {words.number(total)}: use the search box for the others." if total > LISTED else ""
    return html.Div(
        [
            html.H1("Dossiers"),
            html.P(f"All that the corpus says of one person, post, organization or topic.{cut}", className="gk-lead"),
            html.Div(tabs, className="gk-actions"),
            html.Ul(
                [
                    html.Li([dcc.Link(name, href=href), html.Span(span, className="gk-muted")])
                    for name, href, span in rows
                ],
                className="gk-index",
            )
            if rows
            else states.nothing(view, "dossiers of this kind"),
        ]
    )


PAGE = Page("/dossier", "Dossiers", layout, about="A person, a post, a topic")
