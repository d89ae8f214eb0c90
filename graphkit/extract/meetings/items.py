"""A sentence as items: words, marks, dates, and the slots that people, positions, posts and organizations fill."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import accumulate, count
from operator import add, itemgetter

from graphkit.extract.meetings.enclosed import enclosed, message_start
from graphkit.extract.meetings.genders import Genders
from graphkit.extract.meetings.names import (
    MAY_NAME,
    bare_name_runs,
    ends_quoted,
    is_bare_charge,
    is_own_building,
    is_quoted,
    small_officers,
)
from graphkit.extract.meetings.slots import Item, Slot, with_owners, without_brackets, without_overlaps
from graphkit.extract.meetings.writers import reader_of, writer_of
from graphkit.extract.positions.posted import side_of
from graphkit.extract.text.kept import Kept
from graphkit.lexicon.cues import cue_tables
from graphkit.lexicon.places import places
from graphkit.lexicon.titles import Title, slug, titles
from graphkit.model import Cable, Extraction, Mention, Span

TOKEN = re.compile(
    r"(?:[A-Z]\.){2,5}|['’](?:[sSd]|ll|re|ve)\b|(?<=\w),s\b|[^\W\d_]+(?:[.&/’'-](?!(?:[sSd]|ll|re|ve)\b)[^\W\d_]+)*|\d(?:[\d,.:/]{0,20}\d)?|[^\w\s]|_+"
)
_DELEGATION = re.compile(r"\s*(codel|staffdel)(?=\s|$)", re.IGNORECASE)
_DELEGATION_BEHIND = re.compile(r"\s(codel|staffdel)(?!\w)", re.IGNORECASE)
_REDACTED = re.compile(r"[xX]{4,}")


@dataclass(frozen=True, slots=True)
class Cast:
    """All that fills an item of a cable by itself, in order of the text, and the post that speaks as ``we``."""

    cable: Cable
    text: str
    post: Slot
    known: tuple[Item, ...]  # slots and dates
    starts: tuple[int, ...]  # of what is known
    places: tuple[Mention, ...] = ()
    names: dict[str, Slot] = field(default_factory=dict)  # surnames of the people found, for bare names
    genders: Genders = field(default_factory=Genders)
    writer: Slot | None = None  # who signs, so is "I"
    reader: Slot | None = None  # whom it speaks to: "you"
    enclosed: tuple[Span, ...] = ()  # texts of somebody else
    message: int = 0  # where a message begins in which "you" is somebody else


def read_cast(cable: Cable, text: str, found: Extraction) -> Cast:
    """The mentions of ``found`` as slots, and its dates; of two mentions that overlap the longer one stays."""
    known = [
        Item("", span.start, span.end, slot, None, slot.kind == "person" and "," in text[span.start : span.end])
        for span, slot in without_overlaps(list(_mentions(found, cable.text)))
    ]
    known += (Item("", _word_start(text, one.span.start), one.span.end, None, one) for one in found.dates)
    known.sort(key=_ITEM_START)
    places = tuple(sorted(found.places, key=lambda one: one.span.start))
    post, starts = post_slot(cable), tuple(map(_ITEM_START, known))
    genders, writer = Genders(found.people, cable.text), writer_of(found, post, text, cable)
    reader = reader_of(found, cable)
    spoken = (writer, reader, enclosed(cable.text), message_start(text) if reader else 0)
    return Cast(cable, text, post, tuple(known), starts, places, _surnames(found), genders, *spoken)


_ITEM_START = itemgetter(1)


def _surnames(found: Extraction) -> dict[str, Slot]:
    return {
        person.name.split()[-1].casefold(): _person_slot(person.id, person.name, person.side, person.organization)
        for person in found.people
        if not person.redacted and person.name.split()
    }


def _person_slot(ref: str, name: str, side: str | None, organization: str | None) -> Slot:
    return Slot(ref, name, "person", side, organization)


def _mentions(found: Extraction, text: str) -> Iterator[tuple[Span, Slot]]:
    for person in found.people:
        slot = Slot(person.id, person.name, "person", person.side, person.organization, person.positions)
        for mention in person.mentions:
            alone = person.redacted and text[_whole(mention).start : mention.span.start].strip().lower() in _roles()
            span = mention.span if alone else _owner(mention, text)
            led = _DELEGATION.match(text, span.start, span.end)
            if led is None and (led := _DELEGATION_BEHIND.match(text, span.end)) is not None:
                span = Span(span.start, led.end())
            yield span, slot if led is None else _led_by(slot, f"{led[1]} {mention.norm}")
    for position in found.positions:
        side = side_of(position.organization) or side_of(position.id)
        for mention in position.mentions:
            yield _whole(mention), Slot(position.id, mention.norm, "position", side, position.organization)
    for organization in found.organizations:
        post = organization.id.startswith("post:")
        side = side_of(organization.id)
        slot = Slot(organization.id, organization.name, "post" if post else "organization", side, organization.id)
        yield from ((_whole(mention), slot) for mention in organization.mentions)


def _led_by(slot: Slot, name: str) -> Slot:
    """The delegation of "CODEL X" or "the X CODEL", with the person X as its lead."""
    return replace(slot, name=name, organization=name)


def _owner(mention: Mention, text: str) -> Span:
    """Title and apposition, but not an apposition that goes on behind it ("NAME, Director of the Ministry's ...").

    Nor "us" before a name: "told us NAME would come".
    """
    whole = _whole(mention)
    if text.startswith("us ", whole.start) and whole.start + 3 <= mention.span.start:
        whole = Span(whole.start + 3, whole.end)
    cut = whole.end > mention.span.end and text[whole.end : whole.end + 2] in ("'s", "’s")
    return Span(whole.start, mention.span.end) if cut else whole


def _whole(mention: Mention) -> Span:
    return mention.full or mention.span


def post_slot(cable: Cable) -> Slot:
    """The post that sent the cable, as the participant behind ``we`` and ``us``."""
    ref = cable.origin.post if cable.origin else None
    if ref is None:
        station = re.match(r"\d\d([A-Z]{2,40})\d", cable.id)
        ref = f"post:{station[1].lower()}" if station else ""
    return Slot(
        ref, cable.origin.name if cable.origin else ref.removeprefix("post:").title(), "post", "US", ref or None
    )


# ----------------------------------------------------------------------------------------------------- one sentence


def sentence_items(cast: Cast, sentence: Span, apart: tuple[Span, ...] = ()) -> list[Item]:
    """The items of one sentence in order; short brackets are left out, and those that are read ``apart``."""
    words = _tokens(cast, sentence)
    first, last = bisect_left(cast.starts, sentence.start), bisect_left(cast.starts, sentence.end)
    items: list[Item] = []
    at, reached = 0, sentence.start
    for known in cast.known[first:last]:  # what is known takes the place of the words that begin in it
        behind = bisect_left(words, max(known.start, reached), at, key=_ITEM_START)
        if behind < len(words) and words[behind].start < known.end:
            items += words[at:behind]
            items.append(known)
            items += _joined_to(cast, known.end)
            reached = items[-1].end
            at = bisect_left(words, reached, behind, key=_ITEM_START)
    items += words[at:]
    written = sentence.of(cast.text)  # looked at first: most sentences have neither
    if "(" in written:
        items = without_brackets(items, apart)
    if ("'" in written or "’" in written) and any(item.low in _MARKS for item in items):
        items = with_owners(items, cast.text)
    return _with_names(cast, items)


def _joined_to(cast: Cast, end: int) -> tuple[Item, ...]:
    """The mark behind a surname and the second one of "the Okonjo-Lind meeting"."""
    if cast.text[end : end + 1] != "-" or (second := TOKEN.match(cast.text, end + 1)) is None:
        return ()
    slot = cast.names.get(second[0].lower())
    return (Item("-", end, end + 1), Item("", *second.span(), slot)) if slot else ()


_MARKS = ("'", "’")


def _tokens(cast: Cast, sentence: Span) -> list[Item]:
    """Each word and mark of a sentence as an item."""
    new, post, chunks = tuple.__new__, cast.post, sentence.of(cast.text).replace("\n", " ").split(" ")
    begins = map(add, accumulate(map(len, chunks), initial=sentence.start), count())  # a space behind each
    return [
        new(
            Item,
            (low, begin + at, begin + end, fills and _word_slot(cast, post, fills, low, begin + at), None, capital),
        )
        for begin, pieces in zip(begins, map(_PIECES.__getitem__, chunks), strict=False)
        for low, at, end, capital, fills in pieces
    ]


def _pieces(chunk: str) -> tuple[tuple[str, int, int, bool, str | None], ...]:
    """The words and marks of what stands between two spaces: in lower case, where, and what they may be.

    The last two: whether it begins with a capital, and as it is written where it may fill a slot by itself.
    """
    found = []
    for token in TOKEN.finditer(chunk):
        low = token[0].lower().replace("’", "'") if token[0] != ",s" else "'s"  # as some pages have it
        fills = token[0] if low in _roles() or low[:3] == "xxx" else None
        found.append((low, token.start(), token.end(), token[0][0].isupper(), fills))
    return tuple(found)


_PIECES = Kept(_pieces)  # no token reaches over a space; so what stands between two is told apart once for all texts


def _word_start(text: str, at: int) -> int:
    """Where the word begins that a date ends: "mid-April"."""
    while at > 1 and text[at - 1] == "-" and text[at - 2].isalpha():
        at -= 1
        while at and text[at - 1].isalpha():
            at -= 1
    return at


@cache
def _pronouns() -> dict[str, str]:
    table: dict[str, list[str]] = cue_tables()["meetings"]["pronouns"]
    return {word: kind for kind, words in table.items() for word in words}


@cache
def _roles() -> frozenset[str]:
    """Words that fill a slot by themselves: pronouns and the officers of the post."""
    officers = {word.lower() for word, title in titles().exact.items() if title.group == "mission"}
    return frozenset({*_pronouns(), *officers, *small_officers(), "charge"})


_OURS = frozenset({"post", "building", "writer", "reader"})


def _word_slot(cast: Cast, post: Slot, word: str, low: str, start: int) -> Slot | None:
    """Who a single word stands for: the post, somebody behind a pronoun, an officer of the post, an editor's X."""
    kind = None if word == "US" else _pronouns().get(low)
    if kind in _OURS and any(span.start <= start < span.end for span in cast.enclosed):
        return Slot("", word, "pronoun")
    if kind == "post":
        return Slot(post.ref, word, "post", "US", post.organization) if post.ref else None
    if kind == "building":
        shouted = cast.cable.text[start : start + len(word)].isupper()
        return post if post.ref and is_own_building(cast.text, start, start + len(word), shouted=shouted) else None
    if kind == "writer" and (post.ref or cast.writer) and not ends_quoted(cast.text, start):
        if cast.writer is not None and not is_quoted(cast.text, start):
            return cast.writer
        return Slot(post.ref, word, "post", "US", post.organization)
    if kind == "reader":
        return cast.reader if start < cast.message else None
    if kind == "person" or word == "I":
        return Slot("", word, "pronoun")
    if _REDACTED.fullmatch(word):
        return Slot(f"person:redacted:{cast.cable.id}/{start}", word, "person")
    title = titles().exact.get(word) or small_officers().get(word) or _charge(cast, word, low, start)
    if title is not None and title.group == "mission" and post.ref:
        return Slot(f"position:{post.ref}/{title.slug}", word, "position", "US", post.ref)
    return None


def _charge(cast: Cast, word: str, low: str, start: int) -> Title | None:
    """The chargé of a telegram in capitals, which has no accent and no article: "TOLD CHARGE"."""
    end = start + len(word)
    shouted = low == "charge" and cast.cable.text[start:end].isupper()
    return titles().any_case[("charge",)] if shouted and is_bare_charge(cast.text, start, end) else None


def _with_names(cast: Cast, items: list[Item]) -> list[Item]:
    """The items with runs of capitalised words joined to candidate names."""
    if not any(MAY_NAME[item[0]] for item in items if item[5] and item[3] is None and item[4] is None):
        return items
    runs = bare_name_runs([None if item[3] or item[4] else item[0] for item in items], [item[5] for item in items])
    joined: list[Item] = []
    at = 0
    for first, last in runs:
        joined.extend(items[at:first])
        start, end = items[first].start, items[last].end
        at = last + 1
        if at < len(items) and _is_person(items[at]) and not cast.text[end : items[at].start].strip():
            continue  # an unknown title before somebody known
        words = " ".join(cast.text[start:end].split())
        if first and items[first - 1].low in ("embassy", "consulate"):
            post = _post_called(cast, words)
            joined[-1:] = [Item("", items[first - 1].start, end, post)]
            at = last + 1
            continue
        known = cast.names.get(items[last].low)
        joined.append(Item("", start, end, known or Slot("", words, "name"), None, False))
    joined.extend(items[at:])
    return joined


def _post_called(cast: Cast, words: str) -> Slot:
    """The post of ours in a place; the one that wrote where what follows is no place: "told an Embassy LES"."""
    if tuple(words.lower().split()) in places().cities or not cast.post.ref:
        return Slot(f"post:{slug(words)}", f"Embassy {words}", "post", "US", f"post:{slug(words)}")
    return cast.post


def _is_person(item: Item) -> bool:
    return item.slot is not None and item.slot.kind == "person"
