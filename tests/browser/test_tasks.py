"""The worked task of every screen, once with the pointer and once with the keys alone."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

Use = Callable[[Locator], None]
TABS = 90  # presses after which something counts as out of reach


def opened(page: Page, href: str, title: str) -> None:
    page.goto(href)
    expect(page.locator("#content h1")).to_contain_text(title)


@pytest.fixture(params=["pointer", "keys"])
def use(request: pytest.FixtureRequest, page: Page) -> Use:
    """Click something, or reach it with Tab from the top of the page's content and press Enter."""

    def click(target: Locator) -> None:
        target.click()

    def press(target: Locator) -> None:
        reach(page, target)
        page.keyboard.press("Enter")

    return click if request.param == "pointer" else press


def reach(page: Page, target: Locator, start: str = "#content") -> None:
    """Tab from ``start`` until ``target`` has the focus, which must then be visible."""
    target.wait_for()
    page.locator(start).first.evaluate("one => { one.setAttribute('tabindex', '-1'); one.focus() }")
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):
            assert target.evaluate("one => one.matches(':focus-visible')")
            return
    raise AssertionError(f"{target} is not reached with {TABS} presses of Tab")


def chosen(page: Page, label: str, typed: str) -> None:
    """Pick the first option that ``typed`` leaves, with keys alone: how a select is used either way."""
    field = page.get_by_role("textbox", name=label, exact=True)
    field.click()
    field.fill(typed)
    page.get_by_role("option", name=re.compile(typed)).first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def test_home_an_example_leads_to_its_words(page: Page, use: Use) -> None:
    opened(page, "/", "74 cables")
    use(page.locator(".gk-card").first)
    expect(page.locator(".gk-passage mark").first).to_be_visible()
    assert "edge=" in page.url


def test_search_a_facet_narrows_the_hits(page: Page, use: Use) -> None:
    opened(page, "/search?q=lamp", "Search")
    many = page.locator(".gk-hits li").count()
    use(page.locator("aside .gk-rank a").first)
    expect(page.locator("#sentence")).to_contain_text("sent by")
    assert 0 < page.locator(".gk-hits li").count() < many
    page.go_back()
    expect(page.locator(".gk-hits li")).to_have_count(many)


def test_network_a_path_with_evidence_at_every_step(page: Page, use: Use) -> None:
    opened(page, "/network", "Who met whom")
    chosen(page, "Around", "Ines Caruana")
    expect(page.get_by_role("link", name="The whole network again")).to_be_visible()
    opened(page, page.url + "&with=person:colm-hanratigan", "Who met whom")
    hops = page.locator("ol li a", has_text=" – ")
    expect(hops.first).to_contain_text("Ines Caruana Vella –")
    for number in range(hops.count()):
        use(hops.nth(number))
        expect(page.locator(".gk-passage mark").first).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(".gk-passage")).to_have_count(0)


def test_network_neighbours_are_added_and_hidden(page: Page, use: Use) -> None:
    opened(page, "/network?id=person:ines-caruana-vella&node=person:declan-mulvanney", "Who met whom")
    for action, told in (("Add its neighbours", "expand="), ("Hide", "hide=")):
        card = page.get_by_role("link", name=action, exact=True)
        if use.__name__ == "click":
            card.click()
        else:
            reach(page, card, "#evidence-body")
            page.keyboard.press("Enter")
        page.wait_for_url(f"**{told}**")
        page.goto(page.url + "&node=person:declan-mulvanney")


def test_network_time_plays_to_its_end(page: Page, use: Use) -> None:
    opened(page, "/network", "Who met whom")
    page.locator(".gk-stage[data-ready]").wait_for()
    slider = page.get_by_role("slider")
    use(page.get_by_role("button", name="Play"))
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    expect(slider).not_to_have_attribute("aria-valuenow", str(slider.get_attribute("aria-valuemax")))
    use(page.get_by_role("button", name="Stop"))
    stopped = slider.get_attribute("aria-valuenow")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.wait_for_timeout(700)
    assert slider.get_attribute("aria-valuenow") == stopped


@pytest.mark.parametrize(("use", "name"), [("pointer", "GEXF"), ("keys", "GraphML")], indirect=["use"])
def test_slow_work_is_cancelled_and_begun_again(page: Page, use: Use, name: str) -> None:
    opened(page, "/network?network=co_mentioned&mode=overview", "People named together")
    page.get_by_role("link", name=f"All of it ({name})").click()
    page.get_by_role("button", name="Cancel").click()  # it takes a second or two: too soon to look for with Tab
    expect(page.locator("#content")).to_contain_text("You stopped this.")
    use(page.get_by_role("button", name="Start again"))
    with page.expect_download() as download:
        use(page.get_by_role("link", name="Download", exact=True))
    assert download.value.path().read_bytes().startswith(b"PK")


def test_meetings_between_two_and_apart_by_state(page: Page, use: Use) -> None:
    opened(page, "/meetings", "Who met whom")
    chosen(page, "Of", "Ines Caruana")
    expect(page.locator("#content h1")).to_have_text("Contacts of Ines Caruana Vella")
    chosen(page, "With", "Leonor Abrantes Falcao")
    expect(page.locator("#content h1")).to_contain_text("Between Ines Caruana Vella and Leonor")
    use(page.locator(".ag-row a" if use.__name__ == "click" else '.ag-row .ag-cell[col-id="cable"]').first)
    expect(page.locator("#lit").first).to_be_in_viewport()


def test_what_was_planned_is_never_listed_as_held(page: Page) -> None:
    opened(page, "/meetings?realis=planned", "Who met whom")
    states = page.locator('.ag-cell[col-id="state"]')
    states.first.wait_for()
    assert set(states.all_inner_texts()) == {"Planned"}
    page.locator("label", has_text="Took place").click()
    expect(states.first).to_have_text("Took place")
    assert set(states.all_inner_texts()) == {"Took place"}


def test_chain_is_read_in_order_and_compared(page: Page, use: Use) -> None:
    opened(page, "/chains", "Reference chains")
    use(page.locator(".gk-rank a").first)
    expect(page.locator(".gk-reading-list li").first).to_be_visible()
    page.get_by_label("Compare with the chain of").fill("08VALLETTA121")
    expect(page.get_by_role("heading", name="Beside it, the chain of 08VALLETTA121")).to_be_visible()
    use(page.locator(".gk-reading-list .gk-stop").first)
    page.wait_for_url("**/cable?**")


def test_chain_a_cable_of_the_drawing_opens(page: Page) -> None:
    opened(page, "/chains?id=08VALLETTA121", "08VALLETTA121")
    points = page.locator(".gk-names .scatterlayer .trace").last.locator(".point")
    points.first.wait_for()
    points.first.scroll_into_view_if_needed()
    box = points.first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".gk-drawer .gk-edge-title")).to_be_visible()
    assert "node=" in page.url


def test_topics_lead_to_their_cables(page: Page, use: Use) -> None:
    opened(page, "/topics", "Topics over time")
    use(page.locator(".gk-rank a", has_text="EFIS, fisheries").first)
    expect(page.locator("#content h1")).to_have_text("EFIS, fisheries")


def test_a_span_of_time_is_brushed(page: Page) -> None:
    opened(page, "/topics", "Topics over time")
    plot = page.locator("#content .js-plotly-plot").first
    box = plot.locator(".nsewdrag").first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.55, box["y"] + 80)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 90, steps=5)
    page.mouse.up()
    expect(page.locator("#sentence")).to_contain_text(re.compile(r"cables \w+ \d{4} to"))
    page.get_by_role("link", name="Read these cables").click()
    expect(page.locator(".gk-hits li").first).to_be_visible()
    assert "from=" in page.url


def test_traffic_a_pair_opens_its_cables(page: Page, use: Use) -> None:
    opened(page, "/traffic", "Traffic")
    use(page.locator(".gk-rank a", has_text="→").first)
    expect(page.locator(".gk-passage mark").first).to_be_visible()


def test_traffic_for_action_is_apart(page: Page) -> None:
    opened(page, "/traffic", "Traffic")
    every = page.locator(".gk-lead").first.inner_text()
    page.locator("label", has_text="For action").click()
    page.wait_for_url("**kind=action**")
    expect(page.locator(".gk-lead").first).not_to_have_text(every)


def test_reader_a_reference_leads_to_what_it_cites(page: Page, use: Use) -> None:
    opened(page, "/cable?id=08VALLETTA121", "SENTINELA PROTOCOL")
    use(page.locator("#cable-text a.gk-mark-reference").first)
    expect(page.locator(".gk-kicker .gk-mrn")).to_have_text("08STATE30921")
    page.go_back()
    expect(page.locator(".gk-kicker .gk-mrn")).to_have_text("08VALLETTA121")


def test_dossier_a_role_opens_the_words_that_assert_it(page: Page, use: Use) -> None:
    opened(page, "/dossier?id=person:leonor-abrantes-falcao", "Leonor Abrantes Falcao")
    use(page.locator("section", has=page.get_by_role("heading", name="Roles")).locator("a").first)
    expect(page.locator(".gk-passage mark").first).to_be_visible()


def test_quality_a_judgement_is_made_and_taken_back(page: Page, use: Use) -> None:
    opened(page, "/quality?kind=people", "Data quality")
    use(page.get_by_role("button", name="Unsure").first)
    expect(page.locator("#judged")).to_contain_text("Recorded as unsure")
    if use.__name__ == "click":
        page.get_by_role("button", name="Take the last judgement back").click()
    else:
        reach(page, page.get_by_role("button", name="Take the last judgement back"), ".gk-pairs li:last-child")
        page.keyboard.press("Enter")
    expect(page.locator("#judged")).to_contain_text("Taken back")


def test_evidence_is_walked_with_n_and_p_and_left_with_escape(page: Page) -> None:
    opened(page, "/network?edge=person:declan-mulvanney&edge=person:gisele-arcand-thibault", "Who met whom")
    passages = page.locator(".gk-passage")
    passages.first.wait_for()
    for key, number in (("n", 0), ("n", 1), ("p", 0)):
        page.keyboard.press(key)
        expect(passages.nth(number)).to_be_focused()
    page.keyboard.press("Escape")
    expect(passages).to_have_count(0)


def test_the_words_of_the_trade_are_explained(page: Page, use: Use) -> None:
    opened(page, "/topics", "Topics over time")
    expect(page.locator(".gk-terms")).to_be_hidden()
    use(page.locator(".gk-help summary"))
    expect(page.locator(".gk-terms")).to_contain_text("TAGS")


def test_what_is_dragged_is_pinned_until_it_is_released(page: Page) -> None:
    opened(page, "/network", "Who met whom")
    graph = "document.querySelector('#network-graph')._cyreg.cy"
    page.locator(".gk-stage[data-ready]").wait_for()
    at = page.evaluate(
        f"""(() => {{ const node = {graph}.nodes().max(one => one.degree()).ele, at = node.renderedPosition();
        const box = {graph}.container().getBoundingClientRect(); return [box.left + at.x, box.top + at.y]; }})()"""
    )
    page.mouse.move(*at)
    page.mouse.down()
    page.mouse.move(at[0] + 70, at[1] + 40, steps=4)
    page.mouse.up()
    free = page.get_by_role("button", name="Release 1 pinned")
    expect(free).to_be_visible()
    page.reload()
    expect(free).to_be_visible()
    free.click()
    expect(free).to_be_hidden()


@pytest.mark.parametrize(("name", "begins"), [("Drawing (SVG)", b"<svg"), ("Picture (PNG)", b"\x89PNG")])
def test_the_drawing_is_taken_away(page: Page, tmp_path: Path, name: str, begins: bytes) -> None:
    opened(page, "/network?network=corresponded&from=2007", "Post-to-post traffic")
    page.locator(".gk-stage[data-ready]").wait_for()
    with page.expect_download() as taken:
        page.get_by_role("button", name=name).click()
    taken.value.save_as(tmp_path / "file")
    content = (tmp_path / "file").read_bytes()
    assert content.startswith(begins)
    assert b"from=2007" in content
    assert b"corpus: corpus, built " in content
    if begins == b"<svg":
        assert b"Embassy Lisbon" in content


def test_topics_flow_and_their_figure_is_taken_away_by_keyboard(page: Page, tmp_path: Path) -> None:
    opened(page, "/topics?from=2007", "Topics over time")
    page.locator("label", has_text="Stream").click()
    page.wait_for_url("**mode=stream**")
    page.locator("#content .js-plotly-plot .scatterlayer .fills").first.wait_for(state="attached")
    reach(page, page.get_by_role("button", name="Save as SVG: Cables by topic"))
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    taken.value.save_as(tmp_path / "file")
    content = (tmp_path / "file").read_text()
    assert content.startswith("<svg")
    for said in ("cables from 2007", "corpus: corpus, built ", "mode=stream", "PREL, relations between countries"):
        assert said in content


def test_a_narrow_screen_turns_the_network_upright(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    opened(page, "/network", "Who met whom")
    page.locator(".gk-stage[data-ready]").wait_for()
    box = page.evaluate(
        "(() => { const box = document.querySelector('#network-graph')._cyreg.cy.elements().boundingBox();"
        " return [box.w, box.h]; })()"
    )
    assert box[1] > box[0]


def test_the_narrow_menu_opens_and_closes(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    opened(page, "/", "74 cables")
    page.get_by_role("button", name="Navigation").click()
    page.locator(".gk-nav-link", has_text="Traffic").click()
    expect(page.locator("#content h1")).to_have_text("Traffic")
    expect(page.locator(".gk-nav-link", has_text="Traffic")).not_to_be_in_viewport()


def test_print_of_a_reading_list_has_the_list_alone(page: Page) -> None:
    opened(page, "/chains?id=08VALLETTA121", "08VALLETTA121")
    page.emulate_media(media="print")
    expect(page.locator(".gk-reading-list")).to_be_visible()
    for hidden in (".gk-header", ".gk-navbar", ".gk-filters", ".gk-controls", ".gk-actions", ".gk-help"):
        expect(page.locator(hidden).first).to_be_hidden()
