"""Lists of participants: a heading with a colon, a line for each, sides as lines of their own."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from graphkit.extract.meetings.drafts import Draft
from graphkit.extract.meetings.items import Cast
from graphkit.extract.meetings.people import Newcomers
from graphkit.extract.meetings.slots import Item, Slot
from graphkit.extract.text.words import Is, word_flags
from graphkit.lexicon.names import word_lists
from graphkit.lexicon.places import places
from graphkit.model import Certainty, MeetingKind, Realis, Span

MOST = 300  # participants of one list
APART = 40  # characters between two lists that are sides of one: "U.S. participants:", then "Danish participants:"

_HEAD = re.compile(
    r"^[^\w\n]{0,6}(?:\d{1,3}[.)][^\w\n]{0,6})?(?:\([A-Z/]{1,20}\)[^\w\n]{1,3})?(?:list of )?"
    r"(?:(?!the |all )([\w.]{2,20} (?:side |delegation )?)?(?:participants|attendees)|present|those present)\b"
    r"[^\n:]{0,60}:",
    re.I | re.M,
)
_HEAD_WORDS = ("articipants", "ARTICIPANTS", "ttendees", "TTENDEES", "resent", "RESENT")
_LINE = re.compile(r"[^\n;]+")
_AHEAD = re.compile(r"[^\w\n]{0,6}([A-Z][\w. ]{1,30})(?:[:—–]|\s-)")  # "Danish—Minister Brekke", "U.S.: Mr. Lind"
_NAME = re.compile(
    r"[^\w\n]{0,8}(?:(?:Mr|Mrs|Ms|Dr|Amb|Gen|Col)\.?\s)?((?:[A-Z][\w.'’-]{0,30}\s?){1,5})(?=[,(:;\n-]|$)"
)
_ROLES = (
    ("interpreter", "interpreter"),
    ("notetaker", "notetaker"),
    ("note taker", "notetaker"),
    ("note-taker", "notetaker"),
)
# What only Americans are called in a line of its own: "Mr. Holm, NSC Staff", "Ida Lind, Country Director for Norway".
_OURS = re.compile(
    r"\bNSC\b|\b(?:American Embassy|Amembassy|Country Director|Department of State|State Department)\b|"
    r"\bU\.?S\.? (?:Ambassador|Embassy|Interests Section)\b",
    re.IGNORECASE,
)
_US = ("u.s", "us", "united states", "american", "usa", "usg", "embassy", "our side")


def listed_participants(cast: Cast, newcomers: Newcomers) -> Iterator[tuple[Draft, bool]]:
    """A draft for each list of the text, and whether names had to be left out of it."""
    draft, cut, reached = _empty(), False, 0
    for head in _heads(cast.text):
        if head.start() > reached + APART and len(draft.participants) >= 2:
            yield draft, cut
        if head.start() > reached + APART:
            draft, cut = _empty(), False
        side = _side(head[1].strip().lower()) if head[1] else None
        reached = _list_end(cast.text, head.end())
        cut = read_lines(cast, newcomers, draft, Span(head.end(), reached), side) or cut
        draft.evidence.append(Span(head.start(), reached))
    if len(draft.participants) >= 2:
        yield draft, cut


def _empty() -> Draft:
    return Draft(MeetingKind.LIST, "participants-list", Realis.ACTUAL, Certainty.ASSERTED)


def _heads(text: str) -> Iterator[re.Match[str]]:
    """The headings of lists: lines with one of their words are looked at, none other."""
    reached, seen = 0, -1
    for at in sorted(place for word in _HEAD_WORDS for place in _places(text, word)):
        line, first, seen = text.rfind("\n", max(seen, 0), at) + 1, seen < 0, at
        head = _HEAD.match(text, line) if (line or first) and line >= reached else None
        if head is not None:
            reached = head.end()
            yield head


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _list_end(text: str, start: int) -> int:
    """A list ends at the first blank line behind which no short line of names stands."""
    at = start
    while True:
        blank = text.find("\n\n", at + 2)
        if blank < 0:
            return len(text)
        line = text[blank : blank + 200].strip().split("\n", 1)[0]
        if len(line) > 120 or line.endswith(".") or line[:1] in ("¶", "-" * 5) or line[:2].rstrip(".").isdigit():
            return blank
        at = blank


def read_lines(cast: Cast, newcomers: Newcomers, draft: Draft, span: Span, side: str | None) -> bool:
    """Joins who is listed in the lines of a span, those under the name of a side on it; whether some were left out."""
    for line in _LINE.finditer(cast.text, span.start, span.end):
        words = line[0].strip(" \t\r-*•:.()").lower()
        heading, start = _side(words), line.start()
        if heading is not None:
            side = heading
            continue
        ahead = _AHEAD.match(line[0])
        if ahead is not None and (heading := _side(ahead[1].strip().lower())) is not None:
            side, start = heading, line.start() + ahead.end()
        members = list(_members(cast, newcomers, Span(start, line.end())))
        role = next((role for word, role in _ROLES if word in words and len(members) == 1), "principal")
        named = "US" if side is None and _OURS.search(line[0]) else side
        for slot in members:
            if len(draft.participants) >= MOST:
                return True
            draft.join(replace(slot, side=named or slot.side), role)
    return False


def _side(words: str) -> str | None:
    """The side, "US" or "foreign" where a line names a side and nobody."""
    plain = words.removesuffix(" side").removesuffix(" delegation").removesuffix(" participants").removeprefix("the ")
    if plain in _US:
        return "US"
    key = tuple(plain.split())
    return "foreign" if key in places().countries or key in places().nationalities or plain == "foreign" else None


def _is_alone(text: str, item: Item) -> bool:
    """Whether an office is somebody beside those who are named: "the Secretary, Mr. Lind"."""
    article = text[item.start : item.start + 4].lower() == "the "
    return article and text[item.end : item.end + 1] in (",", ";", "\n", "")


def _is_name(words: list[str]) -> bool:
    """Whether the capitalised words of a line may be a name: no "The delegation", and no "Treasury" over its people."""
    lows = [word.lower() for word in words]
    common = word_flags().get(lows[0], 0) & ~(Is.GIVEN | Is.SURNAME | Is.PARTICLE)
    return lows[0] not in word_lists()["stop"] and not (len(words) == 1 and common)


def _members(cast: Cast, newcomers: Newcomers, line: Span) -> Iterator[Slot]:
    """Who stands in a line: those known by name, else the capitalised words it begins with, else its role."""
    first, last = bisect_left(cast.starts, line.start), bisect_left(cast.starts, line.end)
    items = [item for item in cast.known[first:last] if item.slot and item.slot.kind in ("person", "position")]
    people = [item.slot for item in items if item.slot and (item.slot.kind == "person" or _is_alone(cast.text, item))]
    hit = _NAME.match(cast.text, line.start, line.end)
    if people or (items and (hit is None or items[0].start < hit.end() or hit[1].count(" ") == 0)):
        yield from people or [slot for item in items[:1] if (slot := item.slot)]
        return
    if hit is None or not _is_name(hit[1].split()):
        return
    name = " ".join(hit[1].split())
    admitted = newcomers.admit(
        Slot("", name, "name"), Span(hit.start(1), hit.start(1) + len(hit[1].rstrip())), "participants-list"
    )
    if admitted is not None:
        yield admitted
