"""From an annotated chapter to cables whose marks survive every later change of the text.

A mark's two ends are zero-width characters of the private use area. Layouts may wrap, upper-case and cut the text as
they like; `lift` removes the ends at last and says where each mark came to stand.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

OPEN, CLOSE, ROOM = 0xE000, 0xEC00, 0x0C00
HERE = Path(__file__).parent


@dataclass
class Mark:
    """What an annotation says: ``kind`` person, core, position, org, ref, evidence, non, paragraph, summary."""

    kind: str
    key: str
    options: tuple[str, ...] = ()


@dataclass
class Story:
    """One cable as written by its author: head fields, body blocks with marks in them, and facts about them."""

    fields: dict[str, list[str]]
    blocks: list[str]
    facts: list[list[str]]
    marks: list[Mark] = field(default_factory=list)

    def one(self, name: str, default: str = "") -> str:
        """The first value of a field."""
        return self.fields.get(name, [default])[0]

    @property
    def id(self) -> str:
        return self.one("id")

    @property
    def post(self) -> dict[str, str]:
        return POSTS[re.sub(r"^\d\d|\d+$", "", self.id)]

    @property
    def year(self) -> int:
        short = int(self.id[:2])
        return short + (1900 if short >= 45 else 2000)


def read_table(name: str, key: str) -> dict[str, dict[str, str]]:
    """A CSV beside this file, by its key column."""
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return {row[key]: row for row in csv.DictReader(lines)}


POSTS = read_table("posts.csv", "key")
PEOPLE = read_table("people.csv", "key")
ORGS = read_table("orgs.csv", "id")


def is_mark(char: str) -> bool:
    """Whether a character is the end of a mark."""
    return OPEN <= ord(char) < CLOSE + ROOM


def bare(text: str) -> str:
    """The text without the ends of marks."""
    return "".join(char for char in text if not is_mark(char))


def lift(text: str, *, whole: bool = False) -> tuple[str, list[tuple[int, int, int]]]:
    """The bare text, and (number of the mark, start, end) for every mark in order of its end.

    A mark may run over several blocks: of a ``whole`` cable each must be closed, of a block
    those that are not are left out.
    """
    out: list[str] = []
    opened: dict[int, list[int]] = {}
    spans: list[tuple[int, int, int]] = []
    for char in text:
        if not is_mark(char):
            out.append(char)
        elif ord(char) < CLOSE:
            opened.setdefault(ord(char) - OPEN, []).append(len(out))
        else:
            number = ord(char) - CLOSE
            if not whole and not opened.get(number):
                continue
            spans.append((number, opened[number].pop(), len(out)))
    left = [number for number, starts in opened.items() if starts]
    if left and whole:
        raise ValueError(f"marks never closed: {left}")
    return "".join(out), spans


def put(marks: list[Mark], mark: Mark, text: str) -> str:
    """The text between the ends of a new mark."""
    marks.append(mark)
    number = len(marks) - 1
    return chr(OPEN + number) + text + chr(CLOSE + number)


def read_header(header: str) -> Mark:
    """``@dcm``, ``#mt/mfa``, ``>06STATE1;stated``, ``stannard``."""
    key, *options = header.split(";")
    if key.startswith("@"):
        return Mark("position", key[1:], tuple(options))
    if key.startswith("#"):
        return Mark("org", key[1:], tuple(options))
    if key.startswith(">"):
        return Mark("ref", key[1:], tuple(options))
    if key != "X" and not key.startswith("X:") and key not in PEOPLE:
        raise ValueError(f"{key!r}: no such person in people.csv")
    return Mark("person", key, tuple(options))


TOKEN = re.compile(r"<<([n\d,]+)\|")


def encode(source: str, marks: list[Mark]) -> str:
    """Marked-up source -> text with zero-width ends."""
    out: list[str] = []
    stack: list[list[int]] = []
    at = 0
    while at < len(source):
        char = source[at]
        found = TOKEN.match(source, at)
        if found:
            numbers = []
            for key in found[1].split(","):
                marks.append(Mark("non" if key.startswith("n") else "evidence", key))
                numbers.append(len(marks) - 1)
            stack.append(numbers)
            at = found.end()
        elif source.startswith(">>", at):
            out.extend(chr(CLOSE + number) for number in reversed(stack.pop()))
            at += 2
            continue
        elif char == "{":
            header, _, _ = source[at + 1 :].partition("|")
            mark = read_header(header)
            at += len(header) + 2
            if source[at : at + 1] == "=":
                mark.options += ("role_only",)
                at += 1
            marks.append(mark)
            stack.append([len(marks) - 1])
        elif char == "}":
            out.extend(chr(CLOSE + number) for number in reversed(stack.pop()))
            at += 1
            continue
        elif char == "[" and stack and marks[stack[-1][0]].kind == "person":
            marks.append(Mark("core", ""))
            stack.append([len(marks) - 1])
            at += 1
        elif char == "]" and stack and marks[stack[-1][0]].kind == "core":
            out.extend(chr(CLOSE + number) for number in stack.pop())
            at += 1
            continue
        else:
            out.append(char)
            at += 1
            continue
        out.extend(chr(OPEN + number) for number in stack[-1])
    if stack:
        raise ValueError(f"unclosed markup in {source[:80]!r}")
    return "".join(out)


def join_lines(block: str) -> str:
    """A block's source lines as one line; indented lines and ``- `` items keep their own."""
    lines: list[str] = []
    for line in block.split("\n"):
        keep = line.startswith(("  ", "-- ", "--")) or (lines and lines[-1].startswith(("  ", "--")))
        if lines and not keep:
            lines[-1] += " " + line.strip()
        else:
            lines.append(line.rstrip())
    return "\n".join(lines)


def read_chapter(path: Path) -> Iterator[Story]:
    """The cables of one chapter: ``=== ``, head fields, ``---``, body, ``---``, facts."""
    for part in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
        _, _, rest = part.partition("\n")
        head, body, facts = [*rest.split("\n---\n"), "", ""][:3]
        fields: dict[str, list[str]] = {}
        for line in head.split("\n"):
            if line.startswith(" ") or ": " not in line:
                raise ValueError(f"{path.name}: not a head field: {line!r}")
            name, _, value = line.partition(": ")
            fields.setdefault(name, []).append(value)
        blocks = [join_lines(block) for block in body.strip().split("\n\n")]
        rows = [[cell.strip() for cell in line.split("|")] for line in facts.strip().split("\n") if line.strip()]
        story = Story(fields, blocks, rows)
        story.fields = {name: [encode(v, story.marks) for v in values] for name, values in fields.items()}
        story.blocks = encode("\n\n".join(blocks), story.marks).split("\n\n")
        yield story
