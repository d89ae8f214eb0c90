"""Each screen's worked task, by clicking and by keyboard; themes, widths, accessibility."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

SCREENS = {
    "overview": ("/", "74 cables"),
    "search": ("/search?q=codicil", "Search"),
    "network": ("/network", "Who met whom"),
    "meetings": ("/meetings", "Who met whom"),
    "chain": ("/chains?id=06STATE190455", "06STATE190455"),
    "topics": ("/topics", "Topics over time"),
    "traffic": ("/traffic", "Traffic"),
    "cable": ("/cable?id=07VALLETTA118", "MERIDIAN LINE CONFERENCE"),
    "dossier": ("/dossier?id=post:lisbon", "Embassy Lisbon"),
    "quality": ("/quality", "Data quality"),
}


def opened(page: Page, href: str, title: str) -> None:
    page.goto(href)
    expect(page.locator("#content h1")).to_contain_text(title)


def cytoscape(page: Page, script: str) -> object:
    """Run ``script`` with the drawn graph as ``cy``."""
    page.locator(".gk-stage[data-ready]").wait_for()
    return page.evaluate(f"(() => {{ const cy = document.querySelector('#network-graph')._cyreg.cy; {script} }})()")


def test_from_an_edge_to_its_sentence_to_its_cable(page: Page, screenshots: Path) -> None:
    opened(page, "/network", "Who met whom")
    place = cytoscape(
        page,
        """const nodes = cy.nodes();
        const free = cy.edges().filter(edge => {
          const m = edge.midpoint();
          const far = at => Math.hypot(at.x - m.x, at.y - m.y);
          return nodes.every(node => far(node.position()) > node.width() * 1.2)
            && cy.edges().every(other => other === edge || far(other.midpoint()) > 14);
        }).max(edge => Math.hypot(edge.source().position('x') - edge.target().position('x'),
                                  edge.source().position('y') - edge.target().position('y'))).ele;
        const m = free.renderedMidpoint(), box = cy.container().getBoundingClientRect();
        return [box.left + m.x, box.top + m.y];""",
    )
    page.mouse.click(*place)
    quote = page.locator(".gk-passage mark").first
    expect(quote).to_be_visible()
    words = quote.inner_text()
    assert len(words.split()) >= 2
    page.screenshot(path=screenshots / "evidence.png")
    page.locator(".gk-passage").first.get_by_role("link", name="Read it in the cable").click()
    expect(page.locator("#lit").first).to_be_in_viewport()
    lit = "".join(page.locator("#cable-text .gk-lit").all_text_contents())
    assert lit.split() == words.split()
    page.screenshot(path=screenshots / "evidence-in-its-cable.png")


def test_evidence_by_keyboard_alone(page: Page) -> None:
    opened(page, "/network", "Who met whom")
    page.locator("details summary", has_text="strongest ties").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".gk-passage").first).to_be_visible()
    page.keyboard.press("n")
    expect(page.locator(".gk-passage").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".gk-passage")).to_have_count(0)
    assert "edge=" not in page.url


def test_search_box_suggests_and_searches(page: Page) -> None:
    opened(page, "/", "74 cables")
    page.keyboard.press("/")
    expect(page.locator("#search-box")).to_be_focused()
    page.keyboard.type("lisbon")
    expect(page.locator(".gk-suggestion").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".gk-suggestion").first).to_be_focused()
    page.locator("#search-box").fill("codicil")
    page.keyboard.press("Enter")
    expect(page.locator(".gk-hits li").first).to_be_visible()
    expect(page.locator(".gk-snippet mark").first).to_be_visible()
    assert "q=codicil" in page.url


def test_back_forward_and_reload_keep_the_view(page: Page) -> None:
    opened(page, "/topics?by=year", "Topics over time")
    page.locator(".gk-nav-link", has_text="Traffic").click()
    expect(page.locator("#content h1")).to_have_text("Traffic")
    page.go_back()
    expect(page.locator("#content h1")).to_have_text("Topics over time")
    assert page.url.endswith("/topics?by=year")
    page.go_forward()
    expect(page.locator("#content h1")).to_have_text("Traffic")
    page.reload()
    expect(page.locator("#content h1")).to_have_text("Traffic")


def test_filters_write_the_url_and_go_along(page: Page) -> None:
    opened(page, "/search", "Search")
    page.locator("#filter-toggle").click()
    page.get_by_label("From", exact=True).fill("2008")
    expect(page.locator("#sentence")).to_contain_text("from 2008")
    assert "from=2008" in page.url
    page.locator(".gk-nav-link", has_text="Topics").click()
    expect(page.locator("#content h1")).to_have_text("Topics over time")
    assert "from=2008" in page.url


def test_a_mark_of_a_figure_opens_what_it_counts(page: Page) -> None:
    opened(page, "/", "74 cables")
    bars = page.locator("#content .js-plotly-plot .barlayer .point")
    bars.first.wait_for()
    box = bars.nth(8).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#content h1")).to_have_text("Search")
    assert re.search(r"from=\d{4}-\d{2}", page.url)


def test_a_chain_is_read_in_order(page: Page) -> None:
    opened(page, "/chains?id=06STATE190455", "06STATE190455")
    page.locator(".gk-reading-list").wait_for()
    page.keyboard.press("n")
    expect(page.locator(".gk-reading-list .gk-stop").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/cable?**")


def test_an_overview_is_seen_before_plotly_is_there_and_lies_where_plotly_lays_it(page: Page) -> None:
    waiting: list[Route] = []

    def wait(one: Route) -> None:
        waiting.append(one)

    page.route("**/plotly.*", wait)
    opened(page, "/network?network=references&mode=overview", "all of it")
    first = page.locator(".gk-first")
    expect(first).to_be_visible()
    assert first.evaluate("one => one.decode().then(() => one.naturalWidth)") > 0
    place = first.bounding_box()
    for one in waiting:
        one.continue_()
    page.unroute("**/plotly.*")
    laid = page.locator(".imagelayer image")
    laid.wait_for()
    expect(first).to_be_hidden()
    assert laid.bounding_box() == pytest.approx(place, abs=1)


def test_the_overview_is_dragged_and_answers(page: Page, screenshots: Path) -> None:
    opened(page, "/network?network=references&mode=overview", "all of it")
    plot = page.locator(".gk-raster .js-plotly-plot")
    plot.wait_for(timeout=60_000)
    picture = plot.locator("image").first
    before = picture.get_attribute("xlink:href") or ""
    box = plot.bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(*middle)
    page.mouse.wheel(0, -600)
    expect(picture).not_to_have_attribute("xlink:href", before)
    page.screenshot(path=screenshots / "overview-of-a-network.png")


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("page", [(1440, "light"), (360, "dark")], indirect=True, ids=["wide-light", "narrow-dark"])
def test_every_screen_fits_is_accessible_and_is_drawn(page: Page, root: Path, screenshots: Path, name: str) -> None:
    href, title = SCREENS[name]
    opened(page, href, title)
    page.wait_for_load_state("networkidle")
    width = page.viewport_size["width"] if page.viewport_size else 0
    page.screenshot(path=screenshots / f"{name}-{width}.png")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.evaluate((root / "node_modules/axe-core/axe.min.js").read_text())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(result => result.violations)")
    serious = [
        f"{one['id']}: {one['help']}: {[node['target'] for node in one['nodes'][:4]]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_the_theme_switches_without_the_server(page: Page) -> None:
    opened(page, "/topics", "Topics over time")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_print_shows_the_text_alone(page: Page) -> None:
    opened(page, "/cable?id=07VALLETTA118", "MERIDIAN")
    page.emulate_media(media="print")
    expect(page.locator("#cable-text")).to_be_visible()
    expect(page.locator(".gk-header")).to_be_hidden()
    expect(page.locator(".gk-navbar")).to_be_hidden()


@pytest.mark.parametrize(
    "href", ["/network?from=1900&to=1901", "/cable?id=99NOWHERE1", "/nonsense", "/search?q=zzyzzyx%22%28"]
)
def test_odd_addresses_are_answered_in_words(page: Page, href: str) -> None:
    page.goto(href)
    expect(page.locator("#content .gk-note")).to_be_visible()


@pytest.mark.parametrize("page", [(1280, "light"), (1280, "dark"), (360, "light")], indirect=True)
def test_the_largest_points_have_names_none_on_another(page: Page) -> None:
    opened(page, "/network", "Who met whom")
    cytoscape(page, "return cy.nodes().length;")
    page.wait_for_function("document.querySelector('#network-graph')._cyreg.cy.nodes().some(one => one.data('name'))")
    named = cytoscape(
        page,
        """return cy.nodes().sort((a, b) => b.data('size') - a.data('size')).map(one => {
          const box = one.renderedBoundingBox({ includeNodes: false, includeEdges: false, includeLabels: true });
          return { name: one.data('name'), label: one.data('label'), box: [box.x1, box.y1, box.x2, box.y2] };
        });""",
    )
    assert isinstance(named, list)
    largest = 10 if page.viewport_size and page.viewport_size["width"] > 500 else 3
    assert [one["name"] for one in named[:largest]] == [one["label"] for one in named[:largest]]
    boxes = [one["box"] for one in named if one["name"]]
    halo = 6  # of both names together; letters do not touch
    for at, (left, top, right, bottom) in enumerate(boxes):
        for x1, y1, x2, y2 in boxes[:at]:
            apart = left + halo >= x2 or x1 + halo >= right or top + halo >= y2 or y1 + halo >= bottom
            assert apart, (boxes[at], (x1, y1, x2, y2))


@pytest.mark.parametrize("page", [(1280, "light")], indirect=True)
def test_the_table_of_contacts_is_whole_at_1280(page: Page) -> None:
    opened(page, "/meetings", "Who met whom")
    view = page.locator(".gk-grid .ag-center-cols-viewport")
    view.wait_for()
    page.locator(".gk-grid .ag-cell[col-id=cable] a").first.wait_for()
    assert view.evaluate("one => one.scrollWidth <= one.clientWidth")
