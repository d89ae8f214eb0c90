"""What people do on the dashboard, for `benchmarks/dashboard.py`: open pages, read evidence, type, move a map."""

import random
import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from graphkit.corpus import Corpus

NETWORKS = ("met", "people_posts", "corresponded", "co_tagged", "references", "co_mentioned")
Asked = tuple[str, list[str], dict[str, Any], dict[str, Any]]  # name, outputs, inputs, states


def page(href: str) -> Asked:
    outputs = ["content.children", "navbar.children", "filters.children"]
    path, _, query = href.partition("?")
    dated = " of some months" if "from=" in query else ""
    return f"page {path}{dated}", outputs, {"page-key.data": href}, {}


def evidence(href: str) -> Asked:
    return "evidence", ["evidence.opened", "evidence-body.children"], {"select-key.data": href}, {}


def suggestion(written: str) -> Asked:
    return "suggestions", ["suggestions.children"], {"search-box.value": written}, {"url.href": "/"}


def pan(window: tuple[float, float, float, float], href: str) -> Asked:
    keys = ("xaxis.range[0]", "xaxis.range[1]", "yaxis.range[0]", "yaxis.range[1]")
    moved = dict(zip(keys, window, strict=True))
    return "overview: window", ["network-raster.figure"], {"network-raster.relayoutData": moved}, {"url.href": href}


def point(x: float, y: float, href: str) -> Asked:
    at = {"x": x, "y": y, "within": 5.0, "click": 0}
    outputs = ["network-raster-tip.children", "raster-open.data"]
    return "overview: pointer", outputs, {"network-raster-point.data": at}, {"url.href": href}


def first_pages(corpus: Corpus) -> list[str]:
    cited = corpus.counts("cited", limit=3)["id"].tolist()
    posts = corpus.counts("post", limit=2)["id"].tolist()
    cables = corpus.cables(limit=3)["id"].tolist()
    return [
        "/", "/search", "/search?q=lease", "/meetings", "/topics", "/topics?by=year", "/traffic", "/quality",
        "/dossier",
        *(f"/network?network={name}" for name in NETWORKS),
        *(f"/chains?id={one}" for one in cited),
        *(f"/dossier?id={one}" for one in posts),
        *(f"/cable?id={one}" for one in cables),
    ]  # fmt: skip


def clicks(corpus: Corpus, large: str | None) -> Callable[[random.Random], Asked]:
    """What people do: mostly open pages, of which there are many; then evidence, typing, and moving the overview."""
    cables = corpus.ask("SELECT id FROM cable WHERE NOT stub USING SAMPLE 400 ROWS (reservoir, 1)")["id"].tolist()
    cited = corpus.counts("cited", limit=60)["id"].tolist()
    known = corpus.ask("SELECT id, label FROM suggestion ORDER BY n DESC, id LIMIT 300")
    people = [one for one in known["id"] if not one.startswith("tag:")]
    months = corpus.timeline()["period"].tolist() or ["2008-01"]
    edges = {name: corpus.network(name).head(200) for name in NETWORKS}
    ties = [(name, row.source, row.target) for name, table in edges.items() for row in table.itertuples()]
    words = [word for label in known["label"] for word in re.findall(r"[A-Za-z]{4,}", str(label))] or ["lease"]
    wide = f"/network?network={large}&mode=overview"

    def opened(chosen: random.Random) -> str:
        since = f"from={chosen.choice(months)}"
        ways = [
            lambda: f"/cable?id={chosen.choice(cables)}",
            lambda: f"/chains?id={chosen.choice(cited or cables)}",
            lambda: f"/dossier?id={chosen.choice(people or ['post:none'])}",
            lambda: f"/search?q={chosen.choice(words)}",
            lambda: f"/meetings?id={chosen.choice(people or ['post:none'])}",
            lambda: chosen.choice(["/", "/meetings", "/topics", "/traffic", "/quality", "/dossier", "/search"]),
            lambda: f"{chosen.choice(['/', '/meetings', '/topics', '/traffic', '/search'])}?{since}",
            lambda: f"/network?network={chosen.choice(NETWORKS)}",
        ]
        return chosen.choice(ways)()

    def click(chosen: random.Random) -> Asked:
        kind, x, y = chosen.random(), chosen.uniform(-200, 200), chosen.uniform(-200, 200)
        if kind < 0.55:
            return page(opened(chosen))
        if kind < 0.7 and ties:
            name, source, target = chosen.choice(ties)
            return evidence(f"/network?network={name}&edge={source}&edge={target}")
        if kind < 0.8:
            word = chosen.choice(words)
            return suggestion(word[: chosen.randint(1, len(word))])
        if large is None:
            return page(opened(chosen))
        return pan((x, x + 300, y, y + 200), wide) if kind < 0.9 else point(x, y, wide)

    return click


def of_each_kind(click: Callable[[random.Random], Asked], each: int) -> dict[str, list[Asked]]:
    """Clicks by their kind, at most ``each`` of one, none twice; kinds that are rare may have fewer."""
    chosen, found = random.Random(7), defaultdict[str, list[Asked]](list)
    for _ in range(400 * each):
        asked = click(chosen)
        if len(found[asked[0]]) < each and asked not in found[asked[0]]:
            found[asked[0]].append(asked)
    return dict(sorted(found.items()))
