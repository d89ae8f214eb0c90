"""One sentence -> the contacts that it reports and their dates, before sentences are put together."""

from bisect import bisect_left
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache

from graphkit.extract.meetings.answers import answers
from graphkit.extract.meetings.contacts import Contact, nouns, verbs
from graphkit.extract.meetings.dialogue import REACTIONS, RESPONSE, turns
from graphkit.extract.meetings.grammar import BACK, Items, low
from graphkit.extract.meetings.items import Cast
from graphkit.extract.meetings.nouns import noun_contacts
from graphkit.extract.meetings.settings import MARGINS
from graphkit.extract.meetings.verbs import verb_contacts
from graphkit.lexicon.cues import cue_words
from graphkit.model import MeetingKind

MOST = 40  # words of contact looked at in one sentence


def sentence_contacts(items: Items, opened: AbstractSet[int], start: int = 0) -> list[Contact]:
    """The contacts of one sentence from a place on, in order of their cues; none out of quoted speech.

    ``opened`` are the places in the text of words whose gate is open: no rule would find anything at another one.
    """
    contacts: list[Contact] = []
    cues = _cue_words()
    places = [at for at, item in enumerate(items) if item[0] in cues]
    quoted, tried = _begins_quoted(items, places), 0
    verb_words, noun_words, asked = verbs(), nouns(), _asked()
    for at in places:
        item = items[at]
        word = item.low
        if at < start:
            continue
        if word in _QUOTES:
            quoted = _opens_quotation(items, at, quoted=quoted)
        elif not quoted and item.start in opened and item.slot is None:
            tried += 1
            if tried > MOST:
                break
            if word in verb_words:
                contacts.extend(verb_contacts(items, at))
            if word in asked:
                contacts.extend(answers(items, at))
            if word in _TURNING:
                contacts.extend(turns(items, at))
            if word in noun_words and not any(one.cue < at < one.end for one in contacts):
                contacts.extend(noun_contacts(items, at))
    return contacts


def _opens_quotation(items: Items, at: int, *, quoted: bool) -> bool:
    """Whether what follows a mark is quoted; one of the same look on both sides stands beside what it encloses."""
    if items[at].low != '"':
        return items[at].low == "“"
    before = at > 0 and items[at - 1].end == items[at].start
    behind = at + 1 < len(items) and items[at + 1].start == items[at].end
    return not quoted if before == behind else behind


def _begins_quoted(items: Items, places: Iterable[int]) -> bool:
    """Whether a sentence begins inside a quotation, which a mark before any other closes; ``places`` hold its marks."""
    first = next((at for at in places if items[at].low in _QUOTES), None)
    return first is not None and first > 0 and not _opens_quotation(items, first, quoted=items[first].low == "”")


@cache
def _cue_words() -> frozenset[str]:
    return _QUOTES.union(verbs(), nouns(), _asked(), RESPONSE, REACTIONS)


@cache
def _asked() -> frozenset[str]:
    return cue_words("meetings", "questions") | cue_words("meetings", "asking") | cue_words("meetings", "saying")


_QUOTES = frozenset({'"', "“", "”"})
_TURNING = RESPONSE | REACTIONS


def contact_place(cast: Cast, items: Items, contact: Contact) -> str | None:
    """The place named behind "in" or "at" right after the people of a meeting; nobody is told "in" a place."""
    if contact.kind is MeetingKind.TOLD:
        return None
    behind = range(contact.end, min(contact.end + 8, len(items)))
    last = next((n for n in behind if items[n].low in _TOPIC), min(contact.end + 8, len(items)) - 1)
    start, end = items[contact.cue].end, items[last].end
    if low(items, contact.cue + 1) not in ("in", "at"):  # "discussed the fair in Oslo with A"
        start = max((items[at].end for _, at in contact.objects if at > contact.cue), default=start)
    first = bisect_left(cast.places, start, key=lambda one: one.span.start)
    for mention in cast.places[first : first + 3]:
        if mention.span.end > end:
            return None
        if cast.text[max(0, mention.span.start - 4) : mention.span.start].split()[-1:] in (["in"], ["at"]):
            return mention.entity
    return None


_TOPIC = frozenset({"about", "concerning", "on", "regarding", "that", "to"})


def margins(text: str, items: Items, contact: Contact) -> str | None:
    """The event on whose margins somebody was told something, in the words of the text."""
    for n in range(max(0, contact.cue - BACK), contact.cue):
        if items[n].low in MARGINS:
            end = next((m for m in range(n + 1, contact.cue) if items[m].low == "," or items[m].date), contact.cue)
            words = text[items[n].start : items[end].start].rstrip(" ,\n").removesuffix(" on")
            return f"on the {' '.join(words.split())}" if len(words) < 200 else None
    return None
