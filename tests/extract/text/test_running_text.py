"""A cable's running text: what lies between paragraphs stays a break, what lies inside one does not."""

from graphkit.extract.text.running import running_text
from graphkit.model import Cable, Part, Section, Source, Span

PAGE = "OSLO 1 002 OF 002"


def test_a_page_line_between_two_paragraphs_leaves_a_break() -> None:
    text = f"1. We met\nOf Fish\n{PAGE}\n2. Rain."
    page = text.index(PAGE)
    second = text.index("2. Rain")
    sections = (
        Section(Part.PARAGRAPH, "1", Span(0, 9), 1),
        Section(Part.HEADING, "heading", Span(10, second - 1)),
        Section(Part.PAGE, "page", Span(page, page + len(PAGE))),
        Section(Part.PARAGRAPH, "2", Span(second, len(text)), 2),
    )
    running = running_text(Cable("08OSLO1", Source("plain", ""), text, sections=sections))
    assert len(running) == len(text)
    assert running.split("\n\n") == ["1. We met".ljust(second - 2), "2. Rain."]
