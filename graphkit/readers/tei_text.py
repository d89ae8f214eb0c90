"""A TEI document as running text: paragraphs divided by empty lines, footnotes behind them, places kept in step."""

from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from graphkit.readers.tei_xml import attribute, local

_GAPS = ("", " ", " | ", "\n", "\n\n")  # in order of strength
_BLOCKS = {
    **dict.fromkeys(
        [
            "p",
            "head",
            "dateline",
            "opener",
            "closer",
            "salute",
            "postscript",
            "ab",
            "lg",
            "quote",
            "table",
            "list",
            "div",
            "byline",
        ],
        "\n\n",
    ),
    **dict.fromkeys(["item", "row", "signed", "l", "lb", "label", "attachment", "figure"], "\n"),
    "cell": " | ",
}
_ABOVE = frozenset({"head", "dateline", "opener", "note", "pb"})  # what stands above the body of a document


class TextMention(NamedTuple):
    """A marked name: the person's id in the volume and where it stands in the document's text."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Flat:
    """The text, where its body (below head and dateline) and its notes start, the marked names, the source note."""

    text: str
    text_start: int
    notes_start: int
    mentions: list[TextMention]
    source_note: str


class _Pen:
    """Text being written: white space collapsed, a break held back until something follows it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.gap = ""
        self.marks: list[TextMention] = []
        self.notes: list[etree._Element] = []

    def add(self, text: str | None) -> None:
        """Running text, each run of white space in it becoming one space."""
        if not text:
            return
        if text[0].isspace():
            self.part(" ")
        words = " ".join(text.split())
        if not words:
            return
        piece = (self.gap if self.length else "") + words
        self.parts.append(piece)
        self.length += len(piece)
        self.gap = " " if text[-1].isspace() else ""

    def part(self, gap: str) -> None:
        """A gap before whatever comes next; the strongest asked for holds."""
        self.gap = max(self.gap, gap, key=_GAPS.index)


def flatten(division: etree._Element) -> Flat:
    """Head, dateline and body in order, then a ``[Footnote n] ...`` line for each note; documents inside left out."""
    pen = _Pen()
    above = _write(division, pen, blocks=True)
    main = pen.length
    source = (0, 0)
    for number, note in enumerate(pen.notes):  # the list grows where a note has notes
        pen.part("\n" if number else "\n\n")
        pen.add(f"[Footnote {note.get('n') or '*'}] ")
        start = pen.length
        _write(note, pen, blocks=False)
        if note.get("type") == "source" and source == (0, 0):
            source = (start, pen.length)
    text = "".join(pen.parts)
    mentions = [TextMention(mark.id, _skip_space(text, mark.start, mark.end), mark.end) for mark in pen.marks]
    return Flat(
        text,
        _skip_space(text, above, main),
        _skip_space(text, main, len(text)),
        [mention for mention in mentions if mention.start < mention.end],
        text[slice(*source)].strip(),
    )


def _write(root: etree._Element, pen: _Pen, *, blocks: bool) -> int:
    """Write what ``root`` holds, notes aside; where the head ends. Without ``blocks`` all on one line."""
    above, is_above = pen.length, True
    opener = next((child for child in root if local(child) == "opener"), root)
    opened: dict[etree._Element, int] = {}
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = local(element)
        gap = (_BLOCKS.get(name, "") if blocks else " " if name in _BLOCKS else "") if element is not root else ""
        pen.part(gap)
        if event == "start":
            if element is not root and element.getparent() is root and name not in _ABOVE:
                is_above = False
            if element is not root and (name == "note" or element.get("type") == "document"):
                if name == "note":
                    pen.notes.append(element)
                walk.skip_subtree()
                continue
            opened[element] = pen.length
            pen.add(element.text)
        elif element is not root:
            _close(element, name, opened.pop(element, None), pen)
            if is_above and name in ("head", "dateline") and element.getparent() in (root, opener):
                above = pen.length
            pen.add(element.tail)
    return above


def _close(element: etree._Element, name: str, start: int | None, pen: _Pen) -> None:
    if start is None:
        return
    for target in attribute(element, "corresp").split():
        if "#p_" in target or (name == "persName" and "#" in target):
            pen.marks.append(TextMention(target.partition("#")[2], start, pen.length))


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
