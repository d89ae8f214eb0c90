"""A story's cable as text in one layout; the marks go along inside the text."""

import re
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import groupby

from story.markup import POSTS, Mark, Story, bare, is_mark, put

MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
ZNY = {"CONFIDENTIAL": "ZNY CCCCC ZZH", "SECRET": "ZNY SSSSS ZZH"}
INVENTED = "NOTE: INVENTED CABLE, GRAPHKIT SAMPLE. END NOTE."
DTG = re.compile(
    r"(?P<prosign>[ZOPR]{1,2}) (?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)Z (?P<month>[A-Z]{3}) (?P<year>\d\d)"
)


def sent_at(story: Story) -> datetime:
    """The moment of the date-time group, UTC."""
    found = DTG.search(story.one("dtg"))
    if found is None:
        raise ValueError(f"{story.id}: no date-time group in {story.one('dtg')!r}")
    month = MONTHS.index(found["month"]) + 1
    return datetime(story.year, month, int(found["day"]), int(found["hour"]), int(found["minute"]), tzinfo=UTC)


def serial(story: Story) -> int:
    """The number of the cable in its post's year."""
    return int(re.search(r"\d+$", story.id)[0])  # type: ignore[index]


def number_of(*words: str) -> int:
    """A stable number out of names."""
    return zlib.crc32(" ".join(words).encode())


def addresses(story: Story) -> list[dict[str, str]]:
    """Every addressee: role, routing indicator, name, precedence, message number."""
    rows = []
    for field, role in (("to", "action"), ("info", "info"), ("xmt", "exempt")):
        for item in filter(None, "; ".join(story.fields.get(field, [])).split("; ")):
            key, _, precedence = item.strip().partition(" ")
            post = POSTS[key]
            counted = role != "exempt" and bool(post["station"])
            day = sent_at(story).timetuple().tm_yday
            count = number_of(story.post["key"], key, str(story.year)) % 4000 + day * (15 if key == "STATE" else 2)
            rows.append(
                {
                    "action_or_info": role,
                    "routing_indicator": "" if role == "exempt" else post["ri"],
                    "name_as_written": post["plain"],
                    "precedence": precedence,
                    "message_number": f"{count:04d}" if counted else "",
                    "key": key,
                }
            )
    return rows


def address_lines(story: Story, *, routing: bool = True) -> list[str]:
    """TO, INFO and XMT lines."""
    lines: list[str] = []
    for role, group in groupby(addresses(story), key=lambda row: row["action_or_info"]):
        word = {"action": "TO ", "info": "INFO ", "exempt": "XMT/"}[role]
        for row in group:
            head = f"{row['routing_indicator']}/" if routing and row["routing_indicator"] else ""
            tail = " ".join(
                filter(None, [row["precedence"], row["message_number"] if routing or role == "action" else ""])
            )
            lines.append(f"{word}{head}{row['name_as_written']} {tail}".strip())
            word = ""
    return lines


def envelope(story: Story) -> list[str]:
    """The routing header, one line each."""
    sent, count = sent_at(story), len(addresses(story))
    channel = "XRO" if count > 4 else "XYZ"
    prosign = story.one("dtg")[0]
    relay = " ".join(
        [prosign * 2, *sorted({r["routing_indicator"] for r in addresses(story)[1:5] if r["routing_indicator"]})]
    )
    section = "/01" if story.one("sections") else ""
    return [
        f"VZCZC{channel}{number_of(story.id) % 9000 + 1000}",
        relay if channel == "XRO" else f"{prosign * 2} RUEHWEB",
        f"DE {story.post['ri']} #{serial(story):04d}{section} {sent:%j%H%M}",
        ZNY.get(story.one("class").split("/")[0], "ZNR UUUUU ZZH"),
        f"{story.one('dtg')}",
        "FM " + put(story.marks, Mark("org", story.post["id"], ("auto",)), story.post["plain"]),
        *address_lines(story),
    ]


def spaced(classification: str) -> str:
    """``C O N F I D E N T I A L`` or ``UNCLAS``."""
    level, _, rest = classification.partition("//")
    if level == "UNCLASSIFIED":
        return "UNCLAS"
    return " ".join(level) + (f"//{rest}" if rest and rest != "FOR OFFICIAL USE ONLY" else "")


def class_line(story: Story, section: int = 1, *, plain: bool = False) -> str:
    """The classification line with section and the cable's own name."""
    total = int(story.one("sections", "1"))
    where = f" SECTION {section:02d} OF {total:02d}" if total > 1 else ""
    word = story.one("class").partition("//")[0] if plain else spaced(story.one("class"))
    return f"{word}{where} {story.post['station']} {serial(story):06d}"


def head(story: Story, *, plain: bool = False, tags: Callable[[str], str] = str, label: str = "") -> list[str]:
    """The head's lines from the classification down; '' between its groups."""
    refs = story.fields.get("ref", [])
    later = [label + line if re.match(r"[A-Z][.)] ", bare(line)) else line for line in refs[1:]]
    lines = [class_line(story, plain=plain), "", *story.one("captions", "SIPDIS").split("; ")]
    for field in ("dist",):
        lines += ["", *story.fields[field]] if story.fields.get(field) else []
    lines += ["", eo_line(story), f"TAGS: {tags(story.one('tags'))}"]
    lines += [f"SUBJECT: {story.one('subject')}"]
    lines += ["", *refs[:1], *later] if refs else []
    lines += ["", *story.fields["by"]] if story.fields.get("by") else []
    return lines


def eo_line(story: Story) -> str:
    """``E.O. 12958: DECL: 05/26/2019``; dates get the word, ``N/A`` and the like do not."""
    written = story.one("decl", "N/A")
    return f"E.O. 12958: {'DECL: ' if written[0].isdigit() else ''}{written}"


def again(story: Story) -> list[str]:
    """What a second section repeats of the head."""
    return [
        class_line(story, 2),
        "",
        *story.one("captions", "SIPDIS").split("; "),
        "",
        eo_line(story),
        f"TAGS: {story.one('tags')}",
        f"SUBJECT: {story.one('subject')}",
    ]


def width_of(text: str) -> int:
    """How wide a word prints."""
    return sum(not is_mark(char) for char in text)


def wrap(text: str, width: int, breaks: dict[str, list[str]]) -> list[str]:
    """Lines of at most ``width``; ``<page>`` and ``<section>`` words become the given lines."""
    lines: list[str] = [""]
    indent = re.match(r" *", text)[0]  # type: ignore[index]
    lines[0] = indent
    for word in text.strip(" ").split(" "):
        token = bare(word)
        if token in breaks:
            ends = "".join(char for char in word if is_mark(char))
            lines += [*breaks[token], ends]
            continue
        first, cut, second = word.partition("~")
        if cut and "hyphen" in breaks:
            lines[-1] += (" " if bare(lines[-1]).strip() else "") + first + "-"
            lines.append(second)
            continue
        joined = first + second
        if bare(lines[-1]).strip() and width_of(lines[-1]) + 1 + width_of(joined) > width:
            lines.append(indent + joined)
        else:
            lines[-1] += (" " if bare(lines[-1]).strip() else "") + joined
    return lines


PARAGRAPH = re.compile(r"(\d+)\. ?(?:\(([A-Z/]+)\))?")


def body(story: Story, width: int, breaks: dict[str, list[str]], marker: Callable[[int, str], str]) -> list[str]:
    """Headings and paragraphs as lines, a blank line between them; each paragraph carries its mark."""
    groups: list[list[str]] = []
    for block in story.blocks:
        starts = block.startswith("## ") or PARAGRAPH.match(block)
        if starts or not groups or groups[-1][0].startswith("## "):
            groups.append([block])
        else:
            groups[-1].append(block)
    out: list[str] = []
    for group in groups:
        if out:
            out.append("")
        if group[0].startswith("## "):
            title = group[0][3:]
            out += [f"## {title}"] if width > 900 else [title, "-" * width_of(title)]
            continue
        out += paragraph(story, group, width, breaks, marker)
    return out


def paragraph(
    story: Story, group: list[str], width: int, breaks: dict[str, list[str]], marker: Callable[[int, str], str]
) -> list[str]:
    """One paragraph with what continues it."""
    found = PARAGRAPH.match(bare(group[0]))
    number, marking = (int(found[1]), found[2] or "") if found else (0, "")
    if found:
        group = [marker(number, group[0][len(str(number)) + 1 :]), *group[1:]]
    lines: list[str] = []
    for block in group:
        lines += [""] if lines else []
        for line in block.split("\n"):
            lines += wrap(line, width, breaks)
    return put(story.marks, Mark("paragraph", str(number), (marking,)), "\n".join(lines)).split("\n")


def signature(story: Story, *, gap: bool = True) -> list[str]:
    """The signature's lines."""
    signed = story.fields.get("sign", [])
    return [*([""] if gap and signed else []), *signed]


def page_header(story: Story, number: int, total: int) -> str:
    """``LISBON 00002011  002 OF 003``."""
    return f"{story.post['station']} {serial(story):08d}  {number:03d} OF {total:03d}"


def breaks_of(story: Story) -> dict[str, list[str]]:
    """What stands where a page or a section ends."""
    total = sum(block.count("<page>") + block.count("<section>") for block in story.blocks) + 1
    return {
        "<page>": ["", page_header(story, 2, max(total, 2)), "", ""],
        "<section>": ["", page_header(story, total, max(total, 2)), "", "", *again(story), ""],
    }
