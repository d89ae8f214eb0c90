"""Published pages: XHTML with a table of what is known and the cable in one block or two."""

import html
import re
from pathlib import Path
from string import Template

from story.layout import INVENTED, head, sent_at
from story.layouts import Rendered, finish, telegram
from story.markup import Story, bare

RANKS = {"UNCLASSIFIED": "1", "CONFIDENTIAL": "2", "SECRET": "3"}


def page(story: Story) -> Rendered:
    """The text of a published page: one block or two, lines ending in a blank."""
    top, rest = telegram(story, sign="¶", label="¶")
    joint = "\n" if story.one("style") == "one" else " \n"
    text = "\n".join(top) + "\n\n" + joint.join(rest)
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
    rank = RANKS[level.split("/")[0]]
    cells = [
        ("Reference ID", f"<a href='/cable/{when:%Y/%m}/{story.id}.html'>{story.id}</a>"),
        ("Created", f"<a href='/date/{when:%Y-%m}_0.html'>{when:%Y-%m-%d %H:%M}</a>"),
        ("Released", "<a href='/reldate/2030-01-01_0.html'>2030-01-01 00:12</a>"),
        ("Classification", f"<a href='/classification/{rank}_0.html' title='{level.lower()}'>{level}</a>"),
        ("Origin", f"<a href='/origin/{len(story.post['city'])}_0.html'>{story.post['origin']}</a>"),
    ]  # fmt: skip
    if story.one("columns") == "4":
        cells.pop(2)
    blocks = [done.text]
    if story.one("style") != "one":
        at = done.text.index("\n\n" + head(story)[0])
        blocks = [done.text[:at], done.text[at + 2 :]]
    return Template((Path(__file__).parent / "page.html").read_text(encoding="utf-8")).substitute(
        invented=INVENTED,
        month=f"{when:%Y-%m}",
        month_shown=f"{when:%Y/%m}",
        id=story.id,
        subject=html.escape(bare(story.one("subject")), quote=False),
        heads="\n".join(f"<th>{name}</th>" for name, _ in cells),
        values="\n".join(f"<td>\n{value}\n</td>" for _, value in cells),
        code="\n".join(f"<code><pre>{pre(block, story.one('tags'))}</pre></code>" for block in blocks),
    )
