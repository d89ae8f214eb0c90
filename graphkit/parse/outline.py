"""The outline of a telegram: which line is envelope, which opens a head field, where the running text begins.

One pass over the lines, each looked at once; nothing is cleaned and nothing is dropped: a line that no rule knows is
left out of the outline, and the tiling reports it as unread.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from graphkit.model import Part, Section, Span
from graphkit.parse.body import read_body
from graphkit.parse.classification import read_captions, read_classification
from graphkit.parse.container import container_end, is_container
from graphkit.parse.envelope import LISTS, cut_flat, envelope_kind, looks_like_address
from graphkit.parse.headings import is_rule
from graphkit.parse.headscan import (
    ENVELOPE,
    FOR,
    HEAD,
    HeadScan,
    continues,
    is_desk,
    is_mark,
    is_subject_line,
    list_before,
)
from graphkit.parse.labels import read_label
from graphkit.parse.lines import Line, as_sent, end_of_line, split_lines, walk_lines
from graphkit.parse.markers import is_marker
from graphkit.parse.openings import extend_field, interrupts, is_numbered_item, take_label, take_numbered
from graphkit.parse.pages import is_page
from graphkit.parse.plain import PlainHead, read_envelope, read_fields
from graphkit.parse.unfold import unfold

ENTRY = re.compile(r"R[A-Z0-9]{3,8}/")
OFFICES = re.compile(r"[A-Z]{1,5}(?:/[A-Z&/]{1,12})?(?:[,;]\s?[A-Z]{1,5}(?:/[A-Z&/]{1,12})?){0,30}[,;]?$")
BULLETS = ("- ", "* ", "> ", "• ")
NO_HEAD = (None, "to", "info", "line")  # what of an envelope may stand in running text too
FIRST_LOOK = 900  # characters, which most heads do not exceed; a longer one is looked at again in four times as many
INTERRUPTED = LISTS | {"subject", "ref", "classified_by", "tags"}  # fields that the next section's first line may cut
LOOK_AHEAD = 16  # lines


class HeadOutline(NamedTuple):
    """The known stretches of a head as (part, name, start, end), and where the running text begins."""

    pieces: tuple[tuple[Part, str, int, int], ...]
    body: int


class Outline(NamedTuple):
    """The known stretches of a text in order, blank ones apart, and where its running text begins."""

    sections: tuple[Section, ...]
    body: int


@lru_cache(maxsize=4)
def outline(text: str) -> Outline:
    r"""Read a telegram's layout; a pasted fragment of one will do.

    >>> [s.name for s in outline("FM AMEMBASSY TOKYO\nSUBJECT: FISH\n\n1. (U) Fish came.").sections]
    ['from', 'subject', '1']
    """
    head = outline_head(text)
    running = read_body(text, head.body, _repeated_head)
    return Outline((*map(_section, head.pieces), *running), head.body)


@lru_cache(maxsize=4)
def outline_head(text: str) -> HeadOutline:
    r"""The outline as far as the running text, which is not looked at: all that head fields need.

    >>> outline_head("SUBJECT: FISH\n\n1. (U) Fish came.")
    HeadOutline(pieces=((<Part.HEAD: 'head'>, 'subject', 0, 13),), body=15)
    """
    text = as_sent(text)
    envelope = read_envelope(text)
    fields = read_fields(text, envelope.end if envelope else 0)
    if fields is None:
        return scan_head(text, envelope)
    return HeadOutline((*envelope.pieces, *fields.pieces) if envelope else tuple(fields.pieces), fields.end)


def scan_head(text: str, envelope: PlainHead | None = None) -> HeadOutline:
    """The same line by line, from the beginning or from the end of an envelope that was read."""
    start = envelope.end if envelope else 0
    far = FIRST_LOOK
    while True:
        end = text.find("\n", start + far)
        head, lines, at = _look(text, envelope, end if end >= 0 else len(text))
        if end < 0 or not (head.cut_short or at == len(lines)):
            break
        far *= 4
    return HeadOutline(tuple(head.sections), lines[at].start if at < len(lines) else len(text))


def _section(piece: tuple[Part, str, int, int]) -> Section:
    part, name, start, end = piece
    return Section(part, name, Span(start, end))


def _look(text: str, envelope: PlainHead | None, end: int) -> tuple[HeadScan, list[Line], int]:
    """Read the head as far as ``end``: what was found, the lines, the index of the running text's first."""
    head = HeadScan()
    if envelope is not None:
        head.begin_with(envelope.pieces)
    lines = unfold(split_lines(text, envelope.end if envelope else 0, end))
    at = 0 if envelope else container_end(text, lines)
    for line in lines[:at]:
        if line.text:
            head.add_container(line)
    return head, lines, _read_head(text, lines, at, head)


def _read_head(text: str, lines: list[Line], at: int, head: HeadScan) -> int:
    """Read lines until the running text begins; the index of its first line."""
    for n in range(at, len(lines)):
        if not lines[n].text:
            head.pass_blank()
        elif not _head_line(text, lines, n, head):
            return n
    return len(lines)


def _head_line(text: str, lines: list[Line], at: int, head: HeadScan) -> bool:
    """Take one line into the head; False where the running text begins with it."""
    line = lines[at]
    words = line.text
    if not head.sections and words[0].isdigit() and take_numbered(line, head):
        return True
    if "subject" not in head.seen:
        if head.open in LISTS and words[0] == "R" and ENTRY.match(words):
            head.extend(line)
            return True
        if head.open != "ref" and _take_envelope(line, head):
            return True
    if (label := read_label(words)) is not None:
        if label[0] == "ref" == head.open:
            head.extend(line)
        else:
            take_label(label, line, head)
        return True
    if is_page(words) or (head.open in INTERRUPTED and interrupts(lines, at, head)):
        head.interrupt("page", line)
        return True
    if is_marker(words):
        if head.open == "ref" and not head.blank and is_numbered_item(words):
            head.extend(line)
            return True
        return False
    if is_rule(words):
        return not head.seen & {"subject", "tags", "eo"} and _take_rule(line, head)
    if continues(line, head, text) or (_is_free(head) and is_subject_line(lines, at, head)):
        extend_field(line, head)
        return True
    return _take_loose(lines, at, head)


def _is_free(head: HeadScan) -> bool:
    """Whether a gap follows the subject."""
    return head.open == "subject" and (head.blank or head.gap)


def _take_rule(line: Line, head: HeadScan) -> bool:
    head.add(ENVELOPE, "rule", line)
    return True


def _take_envelope(line: Line, head: HeadScan) -> bool:
    """An element of the routing header, or a line that holds all of it."""
    pieces = cut_flat(line)
    if pieces:
        for name, piece in pieces:
            part = HEAD if name == "classification" else ENVELOPE
            head.add(part, name, piece, keep_open=name in LISTS)
        return True
    kind = envelope_kind(line.text)
    if kind is None and line.text[:2] in BULLETS:
        kind = envelope_kind(line.text[2:])
    if kind == "line" and head.open in LISTS and line.text.isdigit():  # the number of the entry above
        head.extend(line)
        return True
    if kind == "entry":
        kind = head.open if head.open in LISTS else list_before(head)
        if kind:
            _continue_list(kind, line, head)
            return True
        kind = "to"
    if kind in ("to", "info", None) and "from" not in head.seen and is_desk(line.text):
        head.add(HEAD, "distribution", line, keep_open=True)
        return True
    if kind is None:
        return False
    head.add(ENVELOPE, kind, line, keep_open=kind in LISTS or kind == "relay")
    return True


def _continue_list(kind: str, line: Line, head: HeadScan) -> None:
    if head.sections[-1][1] == kind:
        head.extend(line)
        head.open = kind
    else:
        head.add(ENVELOPE, kind, line, keep_open=True)


def _take_loose(lines: list[Line], at: int, head: HeadScan) -> bool:
    """A line that neither opens nor continues a field: classification, captions, distribution, or the running text."""
    line = lines[at]
    if read_classification(line.text) is not None:
        head.add(HEAD, "classification", line)
        head.lowered = line.text.upper() != line.text
        return True
    if read_captions(line.text) is not None:
        head.add(HEAD, "captions", line)
        return True
    if "subject" not in head.seen and looks_like_address(line.text) and (kind := list_before(head)):
        _continue_list(kind, line, head)
        return True
    if is_container(line.text):
        head.add_container(line)
        return True
    late = bool(head.seen & {"subject", "ref", "classified_by"})
    offices = OFFICES.match(line.text) and not late and "/" in line.text
    if (FOR.match(line.text) and (head.seen or _head_follows(lines, at, head))) or offices:
        head.add(HEAD, "distribution", line, keep_open=True)
        return True
    repeated = late and head.lowered and head.sections[-1][1] in ("classification", "captions", "distribution")
    if (late and not repeated) or not _head_follows(lines, at, head):
        return False
    if head.seen & {"classification", "eo"} and (head.lowered or line.text.upper() == line.text):
        head.add(HEAD, "distribution", line, keep_open=True)
        return True
    head.blank = False
    head.open = ""
    return True  # not known, not claimed: the tiling reports it


def _head_follows(lines: list[Line], at: int, head: HeadScan) -> bool:
    """Whether a head field or an envelope element stands in the next lines."""
    head.cut_short |= at + LOOK_AHEAD > len(lines)
    for line in lines[at + 1 : at + LOOK_AHEAD]:
        if line.text and (read_label(line.text) or envelope_kind(line.text) not in NO_HEAD):
            return True
        if is_marker(line.text):
            return False
    return False


def _repeated_head(text: str, start: int) -> tuple[list[Section], int]:
    """The head that a later section of a cable repeats, read from its classification line on, and where it ends."""
    head = HeadScan()
    head.seen = {"subject"}
    end = start
    for line in walk_lines(text, start):
        if line.text and not _repeats(text, line, head):
            break
        head.blank = head.blank or not line.text
        end = line.end
    return [_section(piece) for piece in head.sections], end_of_line(text, end)


def _repeats(text: str, line: Line, head: HeadScan) -> bool:
    if (label := read_label(line.text)) is not None:
        take_label(label, line, head)
    elif is_mark(line.text):
        head.add(HEAD, "classification" if read_classification(line.text) else "captions", line)
    elif not head.blank and continues(line, head, text):
        extend_field(line, head)
    else:
        return False
    return True
