"""A long page is one component: Dash needs four times as long for twice as many of its own."""

import json
from pathlib import Path
from typing import Any

import pytest

import graphkit
from dashboard import shell
from dashboard.components.beside import MOST_LISTED
from dashboard.data import Data
from dashboard.urls import View
from tests.dashboard.test_pages import written

CABLE = """R 0{n}1200Z JUN 08
FM AMEMBASSY LISBON
TO RUEHC/SECSTATE WASHDC 010{n}

C O N F I D E N T I A L LISBON 00000{n}

TAGS: PREL, PO
SUBJECT: GRAIN

REF: {refs}

1. (C) On June 3 Ambassador Ilse Marrow met with Minister Tomas Veld.

MARROW
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cable with five references, and one with more than are listed."""
    folder = tmp_path_factory.mktemp("many")
    for n, count in ((1, 5), (2, MOST_LISTED + 50)):
        refs = "\n".join(f"{k}. LISBON {k + 10}" for k in range(1, count + 1))
        (folder / f"{n}.txt").write_text(CABLE.format(n=n, refs=refs))
    graphkit.build(folder / "corpus", sorted(folder.glob("*.txt")))
    return folder / "corpus"


def components(one: Any, *, inside: bool = False) -> list[tuple[str, str, bool]]:
    """Namespace and type of all components in a page as it is sent, and whether they stand in a still one."""
    if isinstance(one, list):
        return [found for part in one for found in components(part, inside=inside)]
    if not isinstance(one, dict):
        return []
    own = [(one["namespace"], one["type"], inside)] if "namespace" in one else []
    still = inside or one.get("type") == "Still"
    return own + [found for part in one.values() for found in components(part, inside=still)]


def test_dash_sees_as_many_components_however_long_a_cable_is(many: Path) -> None:
    data = Data(many)
    views = [View("/cable", id=one) for one in ("08LISBON1", "08LISBON2")]
    short, long = (components(json.loads(written(shell.show_page(data, view.href)))) for view in views)
    assert len(long) > 2 * MOST_LISTED + len(short)
    assert sum(not inside for *_, inside in long) == sum(not inside for *_, inside in short) < 120
    still = {(namespace, kind) for namespace, kind, inside in long if inside}
    assert {namespace for namespace, kind in still if kind != "Link"} == {"dash_html_components"}
    assert ("dash_core_components", "Link") in still


def ids(one: Any, *, inside: bool = False) -> set[str]:
    """The ids of all components that stand in a still one."""
    if isinstance(one, list):
        return {found for part in one for found in ids(part, inside=inside)}
    if not isinstance(one, dict):
        return set()
    own = {json.dumps(one["id"])} if inside and "id" in one else set()
    still = inside or one.get("type") == "Still"
    return own.union(*(ids(part, inside=still) for part in one.values()))


def test_nothing_that_stands_still_is_asked_for_by_a_callback(many: Path) -> None:
    page = json.loads(written(shell.show_page(Data(many), View("/cable", id="08LISBON2", at=(300, 320)).href)))
    assert ids(page) == {'"cable-text"', '"lit"'}


def test_the_list_of_references_says_that_it_is_cut(many: Path) -> None:
    text = written(shell.show_page(Data(many), View("/cable", id="08LISBON2").href))
    assert f"The first {MOST_LISTED} of {MOST_LISTED + 50}: the text marks all of them." in text
    assert "gk-mark gk-mark-reference" in text
    assert text.count("on the REF line") == MOST_LISTED
    assert "all of them" not in written(shell.show_page(Data(many), View("/cable", id="08LISBON1").href))
