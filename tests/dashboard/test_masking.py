"""No protected name in any response: every route and every callback is asked, and what comes back is searched."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import graphkit
from dashboard import downloads, networks
from dashboard.app import create_app
from dashboard.data import Data
from dashboard.pages import PAGES
from dashboard.pages.quality import TABS
from dashboard.urls import View
from graphkit.model import Filters, Protect

REACHED = ("/cable", "/chains", "/dossier", "/meetings", "/network")


PLANTED = """R 061215Z SEP 06
FM AMEMBASSY LISBON
TO RUEHC/SECSTATE WASHDC 7367
C O N F I D E N T I A L LISBON 000777

E.O. 12958: DECL: 09/05/2016
TAGS: PREL OVIP (DRESSELHOFF, KASIMIR) PO
SUBJECT: WHAT ZEPHYRINE QUASTELBROOK SAYS

REF: 06 STATE 190455

1. (C) Poloff met on September 4 with Zephyrine Quastelbrook (strictly protect), director of the lamp museum.
Quastelbrook said that the lamp was sold. Ambassador Ilse Marrowdale met with Quastelbrook (protect) and Tomas Veldkamp.

2. (C) Please protect Quastelbrook throughout. Quastelbrook's advisers told Poloff on September 5 that it rained.
The Quastelbrook Foundation informed Poloff on September 6 that it was late. Tomas Veldkamp, president of the
Quastelbrook Foundation, met with Quastelbrook supporters on September 7, and Poloff saw Veldkamp on the margins of
the Quastelbrook festival. The Quastelbrooks met Poloff on September 8; THE QUASTELBROOKS LEFT. Quastelbrookova came.

3. (C) Professor Zx Orlamunder (strictly protect) met Poloff on September 9. Zx's advisers told Poloff on September 10
that it snowed. The Zx Foundation informed Poloff on September 11 that ZX was calm. Poloff met with Zx on September 12.

4. (C) Journalist Fiorella Brantwicker (protect) told Poloff on September 13 that it hailed. Poloff met Fiorella again
on September 14. Editor Fiorella said that it was so.

5. (C) Sheikh Omar al-Qazimdar (strictly protect) met Poloff on September 15. Al-Kazimdar told Poloff on September 16
that the rain stopped. Poloff met with Kazimdar on September 17.

6. (C) Please protect Ottobrandt's identity: Editor Leonore Ottobrandt met Poloff on September 18.

7. (C) Engineer Kasimir Dresselhoff (protect) told Poloff on September 19 that the lamp was lit again.

8. (C) poloff met vidkun frogneresk (protect) on september 20, and frogneresk was calm.

MARROWDALE
"""
NAMES = re.compile(
    r"(?i:quastelbrook|zephyrine|orlamunder|brantwicker|fiorella|[qk]azimdar|ottobrandt|dresselhoff|kasimir|vidkun|frogneresk)|(?<![\w+/])Z[xX](?![\w+/])"
)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A corpus in which one cable asks to protect a person."""
    folder = tmp_path_factory.mktemp("planted")
    file = folder / "Zephyrine Quastelbrook, a talk.txt"
    file.write_text(PLANTED)
    graphkit.build(folder / "corpus", [file, root / "data" / "sample" / "bare"])
    return folder / "corpus"


OWN_ROUTES = (
    "/",
    "/health",
    "/job/<name>",
    "/download/<file>",
    "/_dash-layout",
    "/_dash-dependencies",
    "/_favicon.ico",
)
SERVED = {
    "/static/<path:filename>",
    "/assets/<path:filename>",
    "/_reload-hash",
    "/<path:path>",
    "/_dash-update-component",
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>",
}


def put(values: dict[Any, Any]) -> list[dict[str, Any]]:
    parts = [(json.loads(one.rpartition(".")[0]) if "{" in one else one.rpartition(".")[0], one) for one in values]
    return [{"id": name, "property": one.rpartition(".")[2], "value": values[one]} for name, one in parts]


def ask(client: Any, outputs: list[str], inputs: dict[str, Any], states: dict[str, Any] | None = None) -> str:
    named = [{"id": one.rpartition(".")[0], "property": one.rpartition(".")[2]} for one in outputs]
    many = len(outputs) > 1
    body = {
        "output": f"..{'...'.join(outputs)}.." if many else outputs[0],
        "outputs": named if many else named[0],
        "inputs": put(inputs),
        "changedPropIds": list(inputs),
        "state": put(states or {}),
    }
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code in (200, 204), (outputs, inputs, answer.text[:300])
    return str(answer.text)


def addresses(data: Data) -> Iterator[str]:
    """Every page, for everything that a protected name could stand behind."""
    hidden = [*data.masked(10)["id"]]
    things = [
        *hidden,
        "06LISBON777",
        "post:lisbon",
        "tag:PREL",
        "tag:06LISBON777/protected-1",
        *data.listed("person", 4)["id"],
    ]
    yield from (page.path for page in PAGES)
    yield from (View("/quality", kind=kind).href for kind, _ in TABS)
    yield from (View("/dossier", kind=kind).href for kind in ("person", "organization", "post", "tag", "country"))
    yield from (View(path, id=one).href for one in things for path in REACHED)
    yield from (View("/meetings", id=one, realis=how).href for one in (None, *hidden) for how in ("all", "planned"))
    yield from (View("/meetings", id=hidden[0], other=other).href for other in ("post:lisbon", things[-1]))
    yield from (View("/search", q=query).href for query in ("lamp", "museum", "sold", "subject:says", "from:lisbon"))
    yield from (View(page.path, people=(one,)).href for page in PAGES for one in hidden)
    yield from (View("/cable", id="06LISBON777", mode=mode, at=(200, 400)).href for mode in ("sent", "reading"))
    for kind in networks.KINDS:
        for mode in (None, "overview"):
            yield View("/network", network=kind.name, mode=mode).href
        yield View("/network", network=kind.name, id=hidden[0], colour="community", size="betweenness", depth=2).href
        yield View("/network", network=kind.name, id=hidden[0], other="post:lisbon", expand=(hidden[0],)).href


def selections(data: Data) -> Iterator[str]:
    """Every node and every edge of every network, and every fact of the planted cable."""
    for kind in networks.KINDS:
        network = data.network(kind.name, Filters())
        near = network.edges[
            network.edges["source"].isin([*data.masked(10)["id"]]) | network.edges.index.isin(range(2))
        ]
        for source, target in zip(near["source"], near["target"], strict=True):
            yield View("/network", network=kind.name, edge=(source, target)).href
            yield from (View("/network", network=kind.name, node=one).href for one in (source, target))
    facts = tuple(data.facts_of("06LISBON777")["link"])
    yield from (View("/chains", facts=facts[start : start + 20]).href for start in range(0, len(facts), 20))


def responses(client: Any, data: Data) -> Iterator[tuple[str, str, str]]:
    """Which callback or route was asked, with what, and all that came back."""
    page = ["content.children", "navbar.children", "filters.children"]
    for href in addresses(data):
        yield "content.children", href, ask(client, page, {"page-key.data": href})
    drawer = ["evidence.opened", "evidence-body.children"]
    for href in selections(data):
        yield "evidence.opened", href, ask(client, drawer, {"select-key.data": href})
    for typed in (
        "qua",
        "zep",
        "protected",
        "lamp",
        "lisbon",
        "mus",
        "marrow",
        "06LIS",
        "fio",
        "kaz",
        "zx",
        "dres",
        "frog",
    ):
        answer = ask(client, ["suggestions.children"], {"search-box.value": typed}, {"url.href": "/"})
        yield "suggestions.children", typed, answer
    for kind in networks.KINDS:
        href = View("/network", network=kind.name, mode="overview").href
        window = dict.fromkeys(("xaxis.range[0]", "yaxis.range[0]"), -1e4)
        window |= dict.fromkeys(("xaxis.range[1]", "yaxis.range[1]"), 1e4)
        moved = ask(client, ["network-raster.figure"], {"network-raster.relayoutData": window}, {"url.href": href})
        yield "network-raster.figure", href, moved
        tip = ["network-raster-tip.children", "raster-open.data"]
        for x in range(-20, 20, 5):
            at = {"x": x, "y": x, "within": 1e5, "click": 1}
            yield tip[0], href, ask(client, tip, {"network-raster-point.data": at}, {"url.href": href})
    control = {'{"field":"q","type":"set"}.value': "lamp"}
    yield "url.search", "control", ask(client, ["url.search"], control, {"url.href": "/search"})
    hidden = data.masked(10)["id"].tolist()
    button = json.dumps(
        {"left": hidden[0], "right": "person:x", "type": "judge", "verdict": "same"}, separators=(",", ":")
    )
    yield "judged.children", "judge", judged(client, button)
    yield from (("/download/<file>", path, unpacked(client, path)) for path in files(hidden))
    for route in OWN_ROUTES:
        yield route, route, client.get(route.replace("<name>", "0" * 24).replace("<file>", "x")).data.decode("latin-1")
    yield "/", "header", str(client.get("/?q=lamp").headers)


def judged(client: Any, button: str) -> str:
    said = ask(client, ["judged.children"], {f"{button}.n_clicks": 1})
    assert "Not recorded: " in said, "the library refuses to join such people, in words"
    return said


def files(hidden: list[str]) -> Iterator[str]:
    for file in (*downloads.TABLES, *downloads.OTHERS):
        for one in ("06LISBON777", *hidden):
            if file not in ("cable.txt", "cable.csv") or one == "06LISBON777":
                yield f"/download/{file}?{View(id=one).query}"
        yield from (f"/download/{file}?network={kind.name}&id={hidden[0]}" for kind in networks.KINDS
                    if file.startswith(("network", "edges", "evidence")))  # fmt: skip
        if not file.startswith(("chain", "cable.")):
            yield f"/download/{file}?from=2006"


def unpacked(client: Any, path: str) -> str:
    answer = client.get(path)
    if answer.status_code != 200:
        return str(answer.text)
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        return "".join(archive.read(one).decode() for one in archive.namelist())


@pytest.mark.parametrize("protect", [Protect.MASK, Protect.EXCLUDE])
def test_no_protected_name_in_any_response(planted: Path, protect: Protect) -> None:
    data = Data(planted, Protect.MASK)
    app = create_app(planted, protect=protect)
    asked, leaking = set[str](), list[tuple[str, str]]()
    for what, where, answer in responses(app.server.test_client(), data):
        asked.add(what)
        if NAMES.search(answer):
            leaking.append((what, where))
    assert not leaking
    outputs = {one["output"].strip(".").split("...")[0] for one in app._callback_list if not one["clientside_function"]}
    stopping = {one for one in outputs if one.startswith("page-key.data@")}  # stops a job, says nothing
    assert outputs - stopping <= asked, "a callback that this test does not ask"
    assert {str(rule) for rule in app.server.url_map.iter_rules()} - SERVED <= asked, "a route that it does not ask"


def test_the_search_would_find_the_names(planted: Path) -> None:
    data = Data(planted, Protect.SHOW)
    client = create_app(planted, protect=Protect.SHOW).server.test_client()
    wanted = {"content.children", "evidence.opened", "suggestions.children", "/download/<file>"}
    for what, _, answer in responses(client, data):
        wanted -= {what} if NAMES.search(answer) else set()
        if not wanted:
            return
    raise AssertionError(f"{wanted}: the names would not be seen there")


def test_show_is_asked_for_at_the_start_alone(planted: Path) -> None:
    client = create_app(planted, protect=Protect.SHOW).server.test_client()
    page = ["content.children", "navbar.children", "filters.children"]
    assert "Quastelbrook" in ask(client, page, {"page-key.data": "/cable?id=06LISBON777"})


@pytest.mark.parametrize(
    "query",
    [
        "quastelbrook",
        "zephyrine",
        "quast*",
        "person:quastelbrook",
        "subject:zephyrine",
        "fiorella",
        "kazimdar",
        "zx",
        "tag:dresselhoff",
        "frogneresk",
    ],
)
def test_a_protected_name_cannot_be_searched_for(planted: Path, query: str) -> None:
    assert Data(planted).search(View("/search", q=query), 20).total == 0
