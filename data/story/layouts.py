"""The containers: what a file of each layout holds, and where in it a cable's text begins."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from story.layout import (
    body,
    breaks_of,
    envelope,
    head,
    sent_at,
    signature,
)
from story.markup import Mark, Story, bare, lift, put

WIDTH = 64


@dataclass(frozen=True)
class Rendered:
    """One cable in its layout: its text, where its marks stand, its file, and what else the container says."""

    story: Story
    text: str
    spans: list[tuple[int, int, int]]
    file: str
    locator: str = ""
    layout: str = ""


def pilcrow(sign: str) -> Callable[[int, str], str]:
    """A paragraph marker ``<sign>4. (C) ...``."""
    return lambda number, rest: f"{sign}{number}.{rest}"


def telegram(story: Story, sign: str = "", label: str = "") -> tuple[list[str], list[str]]:
    """Header lines and body lines, wrapped."""
    partial = (
        "This record is a partial extract of the original cable. The full text of the original cable is not available."
    )
    top = [partial, "", story.one("dtg").split(" ", 1)[1].title()] if story.one("partial") else envelope(story)
    lines = body(story, WIDTH, breaks_of(story), pilcrow(sign))
    once = [*head(story, label=label), ""]
    return top, [*(once if story.one("twice") else []), *once, *lines, *signature(story)]


def finish(story: Story, text: str, file: str, locator: str = "") -> Rendered:
    """Lift the marks."""
    plain, spans = lift(text, whole=True)
    return Rendered(story, plain, spans, file, locator)


def bare_text(story: Story) -> Rendered:
    """The telegram and nothing else."""
    top, rest = telegram(story)
    return finish(story, "\n".join([*top, *rest, ""]), f"bare/{story.id}.txt")


def page_text(story: Story) -> Rendered:
    """Text copied from a page: the table's four names, their values, title, tags, crumb, telegram."""
    top, rest = telegram(story)
    origin = put(story.marks, Mark("org", story.post["id"], ("auto",)), story.post["origin"])
    intro = [
        "Identifier", "Created", "Classification", "Origin", story.id, f"{sent_at(story):%Y-%m-%d %H:%M:%S}",
        story.one("class"), origin, "Cable title:  ", "", bare(story.one("subject")), "",
        f"Tags:  {story.one('tags')} ", "pdf how-to read a cable",
    ]  # fmt: skip
    return finish(story, "\n".join([*intro, *top, *rest, ""]), f"pagetext/{story.id}.txt")


def ocr_marker(number: int, rest: str) -> str:
    """How OCR reads a pilcrow: as a leading 1, with a list dash in front, or right."""
    return {1: "11.", 2: "- 12.", 3: "- 13.", 5: "15."}.get(number, f"¶{number}.") + rest


def link_marker(number: int, rest: str) -> str:
    """A pilcrow that was a link."""
    return f"[¶{number}.](#){rest}"


def markdown(story: Story) -> Rendered:
    """OCR or Markdown text: the envelope on one line, paragraphs unwrapped."""
    links = story.one("style") == "links"
    breaks = {"<page>": ["", ""], "<section>": ["", ""]}
    lines = body(story, 999, breaks, link_marker if links else ocr_marker)
    tags = (lambda t: " ".join(f"[{tag}](#)" for tag in t.split())) if links else str
    top = envelope(story) if links else [" ".join(envelope(story))]
    text = "\n".join([*top, "", *head(story, plain=not links, tags=tags), "", *lines, *signature(story, gap=False), ""])
    return finish(story, text, f"markdown/{story.id}.{'md' if links else 'txt'}")


def pdf_text(story: Story) -> Rendered:
    """Text out of a PDF: CRLF, U+FFFD for the pilcrow, page furniture."""
    top, rest = telegram(story, sign="\ufffd")
    lines = [*top, *rest]
    pages = [lines[at : at + 44] for at in range(0, len(lines), 44)]
    out: list[str] = []
    for number, page in enumerate(pages, 1):
        out += [*page, "", f"Page {number} of {len(pages)}", "\f" if number < len(pages) else ""]
    return finish(story, "\r\n".join(out), f"pdf/{story.id}.txt")


def columns(story: Story, file: str, locator: str) -> Rendered:
    """Header column, blank line, body column."""
    top, rest = telegram(story, sign=story.one("sign_mark"))
    return finish(story, "\n".join(top) + "\n\n" + "\n".join(rest), file, locator)


def row_of(done: Rendered) -> list[str]:
    """The eight columns, the date still ISO."""
    story = done.story
    top, _, rest = done.text.partition("\n\n")
    if story.one("partial"):
        first, second, rest = done.text.split("\n\n", 2)
        top = f"{first}\n\n{second}"
    cited = [m.key for v in story.fields.get("ref", []) for m in marks_in(story, v) if m.kind == "ref"]
    refs = "|".join(key for key in cited if re.match(r"\d\d[A-Z]", key))
    return [f"{sent_at(story):%Y-%m-%d %H:%M:%S}", story.id, story.post["origin"], story.one("class"), refs, top, rest]


def marks_in(story: Story, text: str) -> list[Mark]:
    """The marks of a text in order."""
    _, spans = lift(text)
    return [story.marks[number] for number, _, _ in spans]


def csv_file(rows: list[Rendered]) -> str:
    """Cablegate's table: every field quoted, backslash escapes, raw newlines."""
    lines = []
    for number, done in enumerate(rows, 1):
        cells = [str(number), *row_of(done)]
        when = sent_at(done.story)
        cells[1] = f"{when.month}/{when.day}/{when.year} {when.hour}:{when:%M}"
        lines.append(",".join('"' + cell.replace("\\", "\\\\").replace('"', '\\"') + '"' for cell in cells))
    return "\n".join(lines) + "\n"


def tsv_file(rows: list[Rendered]) -> str:
    """The dump: tabs between columns, a backslash before each newline inside them."""
    lines = []
    for number, done in enumerate(rows, 1):
        cells = [str(number), *row_of(done)]
        lines.append(
            "\t".join(cell.replace("\\", "\\\\").replace("\t", "\\\t").replace("\n", "\\\n") for cell in cells)
        )
    return "\n".join(lines) + "\n"


def zip_bytes(members: dict[str, str]) -> bytes:
    """An archive whose bytes depend on its members alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive_file:
        for name, text in members.items():
            archive_file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)
    return out.getvalue()
