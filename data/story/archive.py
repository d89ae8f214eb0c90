"""State Department archive text of the 1970s: all capitals, no routing indicators, attributes at the end."""

from story.layout import address_lines, body, sent_at, serial, signature
from story.layouts import Rendered, finish, marks_in, pilcrow
from story.markup import POSTS, Mark, Story, bare, put


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
        "Control Number": "n/a", "Copy": "SINGLE",
        "Draft Date": f"{when:%d %b %Y}".upper(), "Decaption Date": "01 JAN 1960",
        "Disposition Action": "RELEASED", "Document Number": doc_number(story), "Document Source": "SAMPLE (INVENTED)",
        "Drafter": "n/a", "Enclosure": "n/a", "Executive Order": "N/A", "Errors": "N/A", "Film Number": "n/a",
        "From": story.post["station"], "Handling Restrictions": "n/a", "Line Count": "'0'", "Locator": "TEXT ON-LINE",
        "Office": f"ACTION {story.one('action', 'EUR').split('-')[0]}", "Original Classification": story.one("class"),
        "Page Count": "'2'", "Reference": cited or "n/a", "Review Action": "RELEASED, APPROVED",
        "Review Content Flags": "n/a", "Secure": "OPEN", "Status": "INVENTED",
        "Subject": bare(story.one("subject")).upper(),
        "TAGS": story.one("tags").replace(" ", ", "), "To": POSTS[addresses_key(story)]["station"], "Type": "TE",
        "Markings": "INVENTED CABLE, GRAPHKIT SAMPLE",
    }  # fmt: skip
    return ["Message Attributes", "", *(f"{name}: {value}" for name, value in facts.items())]


def addresses_key(story: Story) -> str:
    """The first addressee."""
    return story.one("to").split("; ")[0].split(" ")[0]
