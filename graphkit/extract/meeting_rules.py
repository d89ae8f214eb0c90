"""One sentence -> the contacts that it reports and their dates, before sentences are put together."""

from bisect import bisect_left
from functools import cache

from graphkit.extract.meeting_answers import answers
from graphkit.extract.meeting_contacts import Contact, nouns, verbs
from graphkit.extract.meeting_grammar import BACK, OF, POSSESSIVE, Items, is_verb, low, opening
from graphkit.extract.meeting_items import Cast
from graphkit.extract.meeting_nouns import noun_contacts
from graphkit.extract.meeting_settings import is_meal
from graphkit.extract.meeting_verbs import verb_contacts
from graphkit.lexicon.cues import cue_words
from graphkit.model import DateMention, MeetingKind

ASIDE = 25  # items by which a date seems further away that belongs to another verb
MOST = 40  # words of contact looked at in one sentence


def sentence_contacts(items: Items) -> list[Contact]:
    """The contacts of one sentence, in order of their cues; none out of quoted speech."""
    contacts: list[Contact] = []
    quoted, tried = False, 0
    verb_words, noun_words, asked, cues = verbs(), nouns(), _asked(), _cue_words()
    for at, item in enumerate(items):
        word = item[0]
        if word not in cues:
            continue
        if word in _QUOTES:
            quoted = (not quoted) if word == '"' else word == "“"
        elif not quoted and item.slot is None:
            tried += 1
            if tried > MOST:
                break
            if word in verb_words:
                contacts.extend(verb_contacts(items, at))
            if word in asked:
                contacts.extend(answers(items, at))
            if word in noun_words and not any(one.cue < at < one.end for one in contacts):
                contacts.extend(noun_contacts(items, at))
    return contacts


@cache
def _cue_words() -> frozenset[str]:
    return _QUOTES.union(verbs(), nouns(), _asked())


@cache
def _asked() -> frozenset[str]:
    return cue_words("meetings", "questions") | cue_words("meetings", "asking")


_QUOTES = frozenset({'"', "“", "”"})


def contact_date(items: Items, contact: Contact) -> DateMention | None:
    """The date that belongs to a contact: the nearest in its clause, not one in what is said."""
    floor = contact.dates_from
    best: tuple[int, DateMention] | None = None
    for n in range(contact.cue - 1, floor - 1, -1):
        if items[n].low in (";", ":") or (items[n].low in ("that", "but") and n < contact.cue - 1):
            floor = n
            break
    ceiling = contact.end
    while (
        ceiling < len(items)
        and ceiling - contact.end < 20
        and not _ends_reach(items, ceiling, contact.kind, contact.cue)
    ):
        ceiling += 1
    for n in range(floor, ceiling):
        mention = items[n].date
        if mention is None or mention.source == "range":
            continue
        rank = abs(n - contact.cue) + {"day": 0, "month": 30, "year": 60}[mention.precision]
        rank += ASIDE if _is_of_another_verb(items, n, contact.cue) else 0
        if best is None or rank < best[0]:
            best = (rank, mention)
    return best[1] if best else None


def _is_of_another_verb(items: Items, date: int, cue: int) -> bool:
    """Whether a date before a contact belongs to what stands before it: "released on May 3, thanked the DCM"."""
    if date >= cue or date <= opening(items) + 2:
        return False
    return any(items[n].low in (",", "and") and is_verb(items[n + 1]) for n in range(date + 1, cue))


def _ends_reach(items: Items, at: int, kind: MeetingKind, cue: int) -> bool:
    word = items[at].low
    if word == "to" and any(is_meal(items, n) for n in range(at + 1, min(at + 4, len(items)))):
        return False
    if word == "to" and kind is not MeetingKind.TOLD and at + 1 < len(items) and items[at + 1].capital:
        return False
    if word in ("that", "who", "which", ";", ":", '"', "“", "but", "to", "because", "whether", "about"):
        return True
    if kind is MeetingKind.TOLD:
        named = items[at].slot is not None and word not in POSSESSIVE
        given = word == "of" and low(items, cue) in ("gave", "handed", "offered")
        return (
            named or is_verb(items[at]) or word in ("he", "she", "they", "there", "it") or (word == "of" and not given)
        )
    if word in ("planned", "scheduled", "set", "slated"):
        return False
    return is_verb(items[at]) and word not in OF and kind is not MeetingKind.MEAL


def contact_place(cast: Cast, items: Items, contact: Contact) -> str | None:
    """The place named behind "in" or "at" right after the people of a meeting; nobody is told "in" a place."""
    if contact.kind is MeetingKind.TOLD:
        return None
    last = min(contact.end + 8, len(items)) - 1
    start, end = items[contact.cue].end, items[last].end
    first = bisect_left(cast.places, start, key=lambda one: one.span.start)
    for mention in cast.places[first : first + 3]:
        if mention.span.end > end:
            return None
        if cast.text[max(0, mention.span.start - 4) : mention.span.start].split()[-1:] in (["in"], ["at"]):
            return mention.entity
    return None


def margins(text: str, items: Items, contact: Contact) -> str | None:
    """The event on whose margins somebody was told something, in the words of the text."""
    for n in range(max(0, contact.cue - BACK), contact.cue):
        if items[n].low in ("margins", "sidelines", "fringes"):
            end = next((m for m in range(n + 1, contact.cue) if items[m].low == "," or items[m].date), contact.cue)
            words = text[items[n].start : items[end].start].rstrip(" ,\n").removesuffix(" on")
            return f"on the {' '.join(words.split())}" if len(words) < 200 else None
    return None
