"""A cable that carries script, markup and templates, in a real browser: no page runs any of it, none complains."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import graphkit
from tests.browser.conftest import served
from tests.dashboard.test_hostile import CABLE, FILE, IMAGE, ODD, SCRIPT

ADDRESSES = (
    "/",
    "/search?q=veldkamp",
    "/network",
    "/network?network=co_tagged",
    "/network?network=references&mode=overview",
    "/meetings",
    "/chains?id=06LISBON771",
    "/topics",
    "/traffic",
    "/cable?id=06LISBON771",
    "/dossier?id=person:tomas-veldkamp",
    "/quality",
    "/quality?kind=coverage",
    f"/search?q={SCRIPT}&from={IMAGE}",
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    for number in (1, 2, 3):
        file = folder / (FILE if number == 1 else f"{number}.txt")
        file.write_text(CABLE.format(n=number, odd=ODD, image=IMAGE))
    graphkit.build(folder / "corpus", sorted(folder.glob("*.txt")))
    with served(folder / "corpus", root) as address:
        yield address


@pytest.fixture(scope="module")
def context(browser: Browser, server: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=server)
    yield context
    context.close()


def test_no_page_runs_what_a_cable_carries(page: Page) -> None:
    for href in ADDRESSES:
        page.goto(href)
        expect(page.locator("#content h1")).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.hacked") is None, href
        assert page.locator("#content script, #content img[src=x]").count() == 0, href


def test_evidence_and_suggestions_show_it_as_text(page: Page) -> None:
    page.goto("/cable?id=06LISBON771")
    expect(page.locator("#content")).to_contain_text(SCRIPT)
    page.keyboard.press("/")
    page.keyboard.type("veldk")
    expect(page.locator(".gk-suggestion").first).to_be_visible()
    assert page.evaluate("window.hacked") is None
