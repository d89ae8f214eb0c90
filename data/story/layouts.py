"""The containers: what a file of each layout holds, and where in it a cable's text begins."""

import html
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from story.layout import (
    INVENTED,
    address_lines,
    body,
    breaks_of,
    envelope,
    head,
    signature,
    sent_at,
    serial,
)
from story.markup import POSTS, Mark, Story, bare, lift, put

WIDTH = 64
ACRONYM_LEVEL = {"UNCLASSIFIED": "1", "CONFIDENTIAL": "2", "SECRET": "3"}


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
    partial = "This record is a partial extract of the original cable. The full text of the original cable is not available."
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
        lines.append("\t".join(cell.replace("\\", "\\\\").replace("\t", "\\\t").replace("\n", "\\\n") for cell in cells))
    return "\n".join(lines) + "\n"


def page(story: Story) -> Rendered:
    """The text of a published page: one block or two, lines ending in a blank."""
    top, rest = telegram(story, sign="¶", label="¶")
    if story.one("style") == "one":
        text = "\n".join([*top, "", *rest])
    else:
        text = "\n".join(top) + "\n\n" + " \n".join(rest)
    return finish(story, text, f"pages/{story.id}.html")


def pre(text: str, tags: str) -> str:
    """Text as the pages write it: newlines as references, pilcrows and tags as links."""
    out = html.escape(text, quote=False).replace("\n", "&#x000A;")
    out = re.sub(r"¶(\w+)\.", r"<a id='par\1' href='#par\1'>¶</a>\1.", out)
    links = " ".join(f"<a href='/tag/{tag}_0.html'>{tag}</a>" for tag in tags.split())
    return out.replace(f"TAGS: {tags}", f"TAGS: {links}", 1)


def page_file(done: Rendered) -> str:
    """The XHTML page."""
    story, when = done.story, sent_at(done.story)
    level = story.one("class")
    cells = [
        ("Reference ID", f"<a href='/cable/{when:%Y/%m}/{story.id}.html'>{story.id}</a>"),
        ("Created", f"<a href='/date/{when:%Y-%m}_0.html'>{when:%Y-%m-%d %H:%M}</a>"),
        ("Released", "<a href='/reldate/2030-01-01_0.html'>2030-01-01 00:12</a>"),
        ("Classification", f"<a href='/classification/{ACRONYM_LEVEL[level.split('/')[0]]}_0.html' title='{level.lower()}'>{level}</a>"),
        ("Origin", f"<a href='/origin/{len(story.post['city'])}_0.html'>{story.post['origin']}</a>"),
    ]  # fmt: skip
    if story.one("columns") == "4":
        cells.pop(2)
    heads = "\n".join(f"<th>{name}</th>" for name, _ in cells)
    values = "\n".join(f"<td>\n{value}\n</td>" for _, value in cells)
    blocks = [done.text]
    if story.one("style") != "one":
        at = done.text.index("\n\n" + head(story)[0])
        blocks = [done.text[:at], done.text[at + 2 :]]
    code = "\n".join(f"<code><pre>{pre(block, story.one('tags'))}</pre></code>" for block in blocks)
    subject = html.escape(bare(story.one("subject")), quote=False)
    return f"""<?xml version='1.0' encoding='utf-8' ?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html lang='en' xml:lang='en' xmlns='http://www.w3.org/1999/xhtml'>
<head>
<title>Cable Viewer</title>
</head>
<body>
<!-- {INVENTED} -->
<div class='main'>
<div class='pane small'>
<p>Invented cables for trying graphkit: every person, company, paper and event in them is made up.</p>
<h3>Browse by creation</h3>
<div class='sort'>
<a href='/date/{when:%Y-%m}_0.html'>{when:%Y/%m}</a>
</div>
</div>
<div class='pane big'>
<h3>Viewing cable {story.id}, {subject}</h3>
<div>
If you are new to these pages, please read the introduction on the structure of a cable.
<br />
</div>
<table class='cable'>
<tr>
{heads}
</tr>
<tr>
{values}
</tr>
</table>
{code}
</div>
</div>
</body>
</html>
"""


def archive(story: Story, file: str = "", locator: str = "") -> Rendered:
    """State Department archive text of the 1970s: all capitals, attributes at the end."""
    when = sent_at(story)
    station, level = story.post["station"], story.one("class")
    stamp = f"PAGE {{:02d}}        {station.replace(' ', '')[:6]}  {serial(story):05d}  {when:%d%H%M}Z"
    breaks = {"<page>": ["", level, "", level, "", stamp.format(2), ""], "hyphen": []}
    marked = put(story.marks, Mark("org", story.post["id"], ("auto",)), story.post["plain"])
    refs = story.fields.get("ref", [])
    lines = [
        level, "", stamp.format(1), "", str(number_line(story)), f"ACTION {story.one('action', 'EUR-12')}", "",
        "INFO  OCT-01  ISO-00  L-02  IO-10  OES-05  SS-15  NSC-05  /062 W",
        f"                     --------------------- {number_line(story) * 1009 % 99999:06d}",
        story.one("dtg"), f"FM {marked}", *address_lines(story, routing=False), "",
        f"{level} {station} {serial(story)}", "", f"E.O. 11652: {story.one('decl', 'N/A')}",
        f"TAGS: {story.one('tags').replace(' ', ', ')}", f"SUBJ: {story.one('subject')}", "",
        *refs, *([""] if refs else []),
        *body(story, 66, breaks, pilcrow("")), *signature(story, gap=False), "", "", level, "", "NNN", "", "",
    ]  # fmt: skip
    text = "\n".join(lines).upper() + "\n".join(attributes(story)) + "\n"
    return finish(story, text, file or f"archive-1973-79/{doc_number(story)}.txt", locator)


def number_line(story: Story) -> int:
    """The desk number at the top of a telegram."""
    return serial(story) % 89 + 10


def doc_number(story: Story) -> str:
    """``1974LISBON03127``: the station cut to six letters, the serial padded."""
    return f"{story.year}{story.post['station'].replace(' ', '')[:6]}{serial(story):05d}"


def attributes(story: Story) -> list[str]:
    """The block that the archive adds at the end."""
    when, refs = sent_at(story), story.fields.get("ref", [])
    cited = ", ".join(m.key for v in refs for m in marks_in(story, v) if m.kind == "ref")
    facts = {
        "Automatic Decaptioning": "X", "Capture Date": "01 JAN 1994", "Channel Indicators": "n/a",
        "Current Classification": "UNCLASSIFIED", "Concepts": story.one("concepts", "TELEGRAPH CABLES, LIGHTHOUSES"),
        "Control Number": "n/a", "Copy": "SINGLE", "Draft Date": f"{when:%d %b %Y}".upper(), "Decaption Date": "01 JAN 1960",
        "Disposition Action": "RELEASED", "Document Number": doc_number(story), "Document Source": "SAMPLE (INVENTED)",
        "Drafter": "n/a", "Enclosure": "n/a", "Executive Order": "N/A", "Errors": "N/A", "Film Number": "n/a",
        "From": story.post["station"], "Handling Restrictions": "n/a", "Line Count": "'0'", "Locator": "TEXT ON-LINE",
        "Office": f"ACTION {story.one('action', 'EUR').split('-')[0]}", "Original Classification": story.one("class"),
        "Page Count": "'2'", "Reference": cited or "n/a", "Review Action": "RELEASED, APPROVED",
        "Review Content Flags": "n/a", "Secure": "OPEN", "Status": "INVENTED", "Subject": bare(story.one("subject")).upper(),
        "TAGS": story.one("tags").replace(" ", ", "), "To": POSTS[addresses_key(story)]["station"], "Type": "TE",
        "Markings": "INVENTED CABLE, GRAPHKIT SAMPLE",
    }  # fmt: skip
    return ["Message Attributes", "", *(f"{name}: {value}" for name, value in facts.items())]


def addresses_key(story: Story) -> str:
    """The first addressee."""
    return story.one("to").split("; ")[0].split(" ")[0]


def zip_bytes(members: dict[str, str]) -> bytes:
    """An archive whose bytes depend on its members alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive_file:
        for name, text in members.items():
            archive_file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)
    return out.getvalue()
