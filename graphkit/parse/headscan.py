"""What the pass over a head has seen so far, and whether a line without a label goes on with what is open."""

import re
from dataclasses import dataclass, field

from graphkit.lexicon.tags import TAGS
from graphkit.model import Part
from graphkit.parse.classification import read_captions, read_classification
from graphkit.parse.envelope import LISTS, looks_like_address
from graphkit.parse.labels import inner_labels, read_label
from graphkit.parse.lines import Line, squeeze

# Looked up once: every look into an enumeration costs a call.
CONTAINER, ENVELOPE, HEAD, PAGE = Part.CONTAINER, Part.ENVELOPE, Part.HEAD, Part.PAGE
DESK = re.compile(r"(?:(?:INFO|ACTION)\s{1,8})?[A-Z]{1,5}-\d\d\b(?:\s|$)")
RELAYED = re.compile(r"R[A-Z]{3,7}\b")
ITEM = re.compile(r"\[?¶?\s{0,2}[(\[]?(?:[A-Z]|\d{1,2})[.)\]:]|(?:'?\d\d|\d{4})\s?[A-Z]{2}|[A-Z][A-Z ]{2,30}\s\d")
MARKED = re.compile(r"\((?:U|C|S|SBU|TS|FOUO)(?:/[A-Z/ ]{1,20})?\)\s{1,3}(?:[A-Z][a-z]|[A-Za-z]\s[a-z])")
REASON = re.compile(r"(?:for\s)?reasons?\b|1\.[45]|\([a-h]\)|and\s\(", re.IGNORECASE)
REASON_DONE = re.compile(r"1\s?[./]\s?[45]")
WORD = re.compile(r"\w+")
# What may be left of an address when a page cut it: precedence, number, the words behind SECSTATE, a collective.
REST_OF_ENTRY = re.compile(r"(?:NIACT|FLASH|IMMEDIATE|PRIORITY|ROUTINE|WASH|\d{2,6}$|[A-Z ]{2,40}\bCOLLECTIVE\b)")
RULE = re.compile(r"[-=*_]{3}")
UNFINISHED = frozenset({"OF", "ON", "AND", "OR", "THE", "IN", "TO", "FOR", "WITH", "A", "AN", "BY", "AT", "FROM", "&"})
DIGIT = re.compile(r"\d")
LONGEST_SUBJECT_LINE = 80
PROSE = re.compile(r"[A-Z][a-z]{1,20} [a-z]")
TAG_LINE = re.compile(r"[A-Z0-9,;.()\[\]#/ -]{1,200}$")
# Whom a message is for, where it stands under the subject.
PASSED = re.compile(
    r"(?:(?:DEPT|DEPARTMENT|STATE|SECSTATE|NSC|USAID)(?: (?:PLEASE|PLS|ALSO)){0,2} (?:FOR|PASS)\b.{0,40}\b"
    r"[A-Z]{2,6}(?:/[A-Z/]{1,12})?"
    r"|(?:ALSO|PLEASE|PLS)(?: ALSO)? (?:FOR|PASS)\b.{0,60})[.,]?$"
)
FOR = re.compile(r"[A-Z0-9/&.,'() -]{2,60}\b(?:FOR|PASS|ALSO FOR|PLEASE PASS)\b")
TITLES = re.compile(
    r"\([A-Z/]{1,8}\)\s{0,3}(?:BEGIN )?(?:SUMMARY|INTRODUCTION|COMMENT)\b"
    r"|(?:SUMMARY|COMMENT|INTRODUCTION|KEY POINTS|BACKGROUND|OVERVIEW|BEGIN SUMMARY)\b.{0,40}$",
    re.IGNORECASE,
)
FIELDS = frozenset({"eo", "tags", "subject", "ref", "classified_by", "distribution"})


@dataclass(slots=True)
class HeadScan:
    """The sections found, the names seen, the field that is open, whether a blank line came since.

    ``lowered`` says that somebody turned the last classification line into small letters, and what is near it too.
    ``paged`` says that a page header was the last line, ``gap`` that blank lines stand around it, which part nothing.
    ``cut_short`` says that a decision looked ahead and the lines at hand did not reach so far.
    """

    sections: list[tuple[Part, str, int, int]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    open: str = ""
    blank: bool = False
    lowered: bool = False
    cut_short: bool = False
    gap: bool = False
    paged: bool = False

    def begin_with(self, pieces: list[tuple[Part, str, int, int]]) -> None:
        """Begin with an envelope that was read already; its last list is open."""
        self.sections += pieces
        self.seen.update(name for _, name, _, _ in pieces)
        self.open = pieces[-1][1]

    def add(self, part: Part, name: str, line: Line, *, keep_open: bool = False) -> None:
        """Add a section; it is the open field if later lines may go on with it."""
        self.sections.append((part, name, line.start, line.end))
        self.seen.add(name)
        self.open = name if keep_open else ""
        self.blank = self.paged = self.gap = False

    def add_container(self, line: Line) -> None:
        """Add a line of the container; lines under one another are one section."""
        if self.sections and self.sections[-1][1] == "container":
            line = Line(self.sections.pop()[2], line.end, line.text)
        self.add(CONTAINER, "container", line)

    def extend(self, line: Line) -> None:
        """Lengthen the open field, in a section of its own where a page header came between."""
        part, name, start, _ = self.sections[-1]
        if name == self.open:
            self.sections[-1] = (part, name, start, line.end)
        else:
            self.sections.append((ENVELOPE if self.open in LISTS else HEAD, self.open, line.start, line.end))
        self.blank = self.paged = self.gap = False

    def interrupt(self, name: str, line: Line) -> None:
        """A page header: what is open stays open behind it."""
        self.sections.append((PAGE, name, line.start, line.end))
        self.gap |= self.blank
        self.blank, self.paged = False, True

    def pass_blank(self) -> None:
        """A blank line."""
        self.gap |= self.paged
        self.blank |= not self.paged


def is_desk(line: str) -> bool:
    """``INFO OCT-01 ISO-00``: a distribution inside the Department, not an address.

    >>> is_desk("ACTION EUR-12"), is_desk("TRSE-00  /041 W"), is_desk("INFO AMEMBASSY ROME")
    (True, True, False)
    """
    return DESK.match(line) is not None


def list_before(head: HeadScan) -> str:
    """The address list that a page header interrupted."""
    for _, name, _, _ in reversed(head.sections):
        if name in LISTS:
            return name
        if name not in ("page", "classification"):
            return ""
    return ""


def continues(line: Line, head: HeadScan, text: str) -> bool:
    """Whether a line without a label goes on with the field that is open."""
    name, words = head.open, line.text
    if not name or is_mark(words):
        return False
    if head.gap:
        return _goes_on_behind_page(name, words, text, head)
    if name in LISTS:
        return looks_like_address(words) if head.blank else words.upper() == words
    if name == "relay":
        return RELAYED.match(words) is not None
    if head.blank:
        if name == "ref":
            return ITEM.match(words) is not None and not TITLES.match(words) and not MARKED.match(words)
        if name == "tags":
            return text[head.sections[-1][3] - 1] in ",:" and TAG_LINE.match(words) is not None
        return name == "classified_by" and (REASON.match(words) is not None or _is_empty(text, head))
    if TITLES.match(words):
        return False
    if name == "subject" and (PASSED.match(squeeze(words)) or MARKED.match(words)):
        return False
    if name == "tags":
        inner = inner_labels(words, 0)
        tags = words[: inner[0][1]].rstrip() if inner else words
        return TAG_LINE.match(tags) is not None or all(word.upper() in TAGS for word in WORD.findall(tags))
    if name == "ref" and text[head.sections[-1][3] - 1] == "." and PROSE.match(words):
        return False
    if name == "classified_by":
        done = text[head.sections[-1][2] : head.sections[-1][3]]
        return not is_complete(done) or REASON.match(words) is not None
    return name in FIELDS


def _goes_on_behind_page(name: str, words: str, text: str, head: HeadScan) -> bool:
    """The same behind a page header with blank lines around it, which say nothing: the line itself must fit."""
    if TITLES.match(words) or MARKED.match(words) or FOR.match(words) or RULE.match(words):
        return False
    if name in LISTS:
        return looks_like_address(words) or REST_OF_ENTRY.match(words) is not None
    _, _, start, end = next(section for section in reversed(head.sections) if section[1] == name)
    broken = text[end - 1] in "-,/"
    if name == "ref":
        cites = words.upper() == words and len(words) <= LONGEST_SUBJECT_LINE and DIGIT.search(words) is not None
        return broken or cites or ITEM.match(words) is not None or words[0] in "-*•"
    if name == "subject":
        return broken or words[0].islower() or text[start:end].rpartition(" ")[2].upper() in UNFINISHED
    if name == "classified_by":
        return REASON_DONE.search(text, start, end) is None or REASON.match(words) is not None
    return name == "tags" and TAG_LINE.match(words) is not None


def _is_empty(text: str, head: HeadScan) -> bool:
    """Whether the open field is nothing but its label so far."""
    return text[head.sections[-1][3] - 1] == ":"


def is_complete(classifier: str) -> bool:
    """Whether the words of a classifier end behind the reasons.

    >>> is_complete("Classified By: DCM Ann Poe for reasons 1.4 (b)."), is_complete("Classified By: DCM Ann Poe, 1.4")
    (True, False)
    """
    return REASON_DONE.search(classifier) is not None and classifier[-1] in ")."


def is_subject_line(lines: list[Line], at: int, head: HeadScan) -> bool:
    """Whether a line after a gap still belongs to the subject: it is no sentence, and another field follows it."""
    words = lines[at].text
    if (
        words[-1] in ".:"
        or len(words) > LONGEST_SUBJECT_LINE
        or is_mark(words)
        or FOR.match(words)
        or TITLES.match(words)
    ):
        return False
    head.cut_short |= at + 4 > len(lines)
    following = (line.text for line in lines[at + 1 : at + 4] if line.text)
    label = read_label(next(following, ""))
    return label is not None and label[0] in ("ref", "classified_by")


def is_mark(words: str) -> bool:
    """Whether a line is a classification or captions.

    >>> is_mark("SIPDIS"), is_mark("FISH")
    (True, False)
    """
    return read_classification(words) is not None or read_captions(words) is not None
