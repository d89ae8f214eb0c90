"""Which of the dates in a sentence is that of a contact."""

from graphkit.extract.meetings.contacts import Contact
from graphkit.extract.meetings.counted_days import days_from, days_told, first_of, is_bound, of_event
from graphkit.extract.meetings.grammar import JOINS, OF, POSSESSIVE, Items, is_boundary, is_verb, low, opening
from graphkit.extract.meetings.settings import MARGINS, is_meal
from graphkit.lexicon.cues import cue_words
from graphkit.model import DateMention, MeetingKind

REACH = 20  # items behind the people of a contact in which its date stands
RELATIVE = 18  # items of a relative clause before it
ASIDE = 25  # items by which a date seems further away that belongs to another verb
LATE = 8  # items behind the reach of a contact in which a date still ends its sentence
_VAGUE = {"day": 0, "month": 30, "year": 60}  # by how much a date seems further away for being vague
_HOURS = frozenset({"afternoon", "evening", "morning", "night"})  # "informed A of it on the morning of May 3"
_TIED = frozenset({"on", "of", "in", "for", "by", "since", "until", "the", "before", "after", "and", ","})
_HELD = frozenset(
    {
        "began", "broke", "concluded", "continued", "ended", "held", "lasted", "occurred", "opened", "planned",
        "resumed", "scheduled", "set", "slated", "started", "took",
    }
)  # fmt: skip


def contact_date(items: Items, contact: Contact) -> DateMention | None:
    """The date that belongs to a contact: the nearest in its clause, not one in what is said."""
    floor = contact.dates_from
    for n in range(contact.cue - 1, floor - 1, -1):
        if items[n].low in (";", ":") or (items[n].low in ("that", "but") and n < contact.cue - 1):
            floor = n
            break
    best: tuple[int, int, DateMention] | None = None
    for n in range(floor, _ceiling(items, contact)):
        mention = items[n].date
        if mention is None or mention.source == "range" or _is_of_topic(items, n, contact.cue):
            continue
        if contact.kind is MeetingKind.TOLD and n > contact.cue and _is_of_told_event(items, n):
            continue
        if _is_of_clause_before(items, n, contact) or _is_of_relative(items, n, contact):
            continue
        if _is_of_document(items, n, contact.cue) or _is_of_company(items, n, contact):
            continue
        own = _is_own(n, contact)
        if is_bound(items, n) and not own:
            continue
        rank = abs(n - contact.cue) + _VAGUE[mention.precision]
        rank += ASIDE if not own and _is_aside(items, n, contact) else 0
        if best is None or rank < best[0]:
            best = (rank, n, mention)
    if best is None:
        return _as_they_left(items, contact)
    if _is_own(best[1], contact):
        return best[2]
    return first_of(items, best[1], floor) or days_from(items, best[1], best[2])


def _is_own(at: int, contact: Contact) -> bool:
    """Whether a date stands right before the noun that names a contact: "a week after the May 3 meeting with A"."""
    return contact.rule.startswith("noun-") and at + 1 == contact.cue


def _is_of_document(items: Items, at: int, cue: int) -> bool:
    """Whether a date before a contact is that of a paper: "in a May 3 memorandum", "the letter of May 3 was handed".

    Not of one that tells somebody: "In a May 3 letter to A, B complained".
    """
    papers = cue_words("dates", "papers")
    named = low(items, at + 1) in papers and low(items, at + 2) not in ("to", "from")
    return at < cue and (named or (low(items, at - 1) in ("of", "dated") and low(items, at - 2) in papers))


def _is_of_company(items: Items, at: int, contact: Contact) -> bool:
    """Whether a date is in a clause on somebody met that a comma closes: "with A, who had returned on May 3, today"."""
    start = max((place for _, place in contact.objects if contact.cue < place < at), default=None)
    if start is None or low(items, start + 1) != "," or low(items, start + 2) not in ("who", "whom", "whose"):
        return False
    if low(items, start + 3) == "was" and low(items, start + 4).endswith("ing"):
        return False  # "told A, who was presenting his credentials on May 3, that"
    return start + 2 < at < _behind_relative(items, start + 2)


def _is_aside(items: Items, at: int, contact: Contact) -> bool:
    """Whether a date seems to be of something else, so that any other one of the sentence comes first."""
    if _is_of_stay(items, at) or _is_where(items, at, contact):
        return True
    return _is_of_another_verb(items, at, contact.cue) or _is_of_opening(items, at, contact.cue)


def _is_where(items: Items, at: int, contact: Contact) -> bool:
    """Whether a date is that of where somebody was, in commas before the verb: "A, in Malta May 3-5, met B"."""
    start = max((place for _, place in contact.subjects if place < at), default=None)
    if start is None or at > contact.cue or low(items, start + 1) != "," or low(items, start + 2) not in ("in", "at"):
        return False
    return low(items, contact.cue - 1) == ","


def _is_of_opening(items: Items, at: int, cue: int) -> bool:
    """Whether a date is that of what came before, as a sentence begins: "Following up on the May 3 note, A met B"."""
    closed = at < cue and any(low(items, n) == "," for n in range(at + 1, cue))
    return closed and low(items, opening(items)) in _BEFOREHAND


_BEFOREHAND = frozenset({"after", "before", "citing", "following", "further", "per", "pursuant", "referring", "since"})


def _is_of_clause_before(items: Items, date: int, contact: Contact) -> bool:
    """Whether a date ends a clause of its own before that of a contact: "it ends in 2009, and A asked us"."""
    subject = min((at for _, at in contact.subjects if at > date and low(items, at - 1) != "by"), default=None)
    first = opening(items)
    if subject is None or date < first + 3 or low(items, first) in _ADVERBIAL:
        return False
    if low(items, first + (low(items, first) == "even")) in ("although", "though"):
        return True  # "Though he was to leave in June, A told B"
    behind = date + 1 + (low(items, date + 1) == ",")
    return low(items, behind) in ("and", "but", "so") and subject - behind < 4


def _is_of_relative(items: Items, date: int, contact: Contact) -> bool:
    """Whether a date is that of a clause between who speaks and the verb: "A, who met B on May 3, told us".

    Not where they came to speak: "A, who visited the Embassy on May 3, told us".
    """
    start = max((at for _, at in contact.subjects if at < date), default=None)
    if start is None or date > contact.cue or low(items, contact.cue).endswith("ing"):
        return False
    closed = date + 1 == contact.cue or any(low(items, n) == "," for n in range(date + 1, contact.cue))
    if not closed or low(items, contact.cue - 1) in JOINS:
        return False  # "A, who returned on May 3 and told us"
    who = next((n for n in range(start + 1, date) if low(items, n) in ("who", "whom", "which")), None)
    if who is None or low(items, who - 1) != ",":
        return False
    clause = range(who, date)
    apart = any(low(items, n) == "," or low(items, n) in _TO_SPEAK for n in clause)
    return not apart and any(is_verb(items[n]) for n in clause)


_TO_SPEAK = frozenset(
    {
        "arrived", "called", "came", "dropped", "flew", "passed", "returned", "stopped", "traveled", "travelled",
        "visited",
    }
)  # fmt: skip

# What opens a phrase that says when, not a clause of its own.
_ADVERBIAL = frozenset(
    {"on", "in", "during", "at", "after", "before", "since", "by", "as", "when", "while", "following", "over", "both"}
)


def _is_of_stay(items: Items, date: int) -> bool:
    """Whether a date is that of a whole stay: "during his May 3 - 5 visit"."""
    n = date + 1
    while n < len(items) and (items[n].date is not None or not items[n].low[:1].isalpha()) and n < date + 4:
        n += 1
    return low(items, n) in _STAYS


_CAME = frozenset({"came", "called", "met", "stopped", "visited", "passed", "returned", "saw"})
_STAYS = frozenset({"stay", "stopover", "swing", "tour", "trip", "visit"})


def _as_they_left(items: Items, contact: Contact) -> DateMention | None:
    """The date of the event at which words passed: "told A so as they left the June 2 dinner"."""
    for n in range(contact.end, min(len(items), contact.end + 2 * REACH)):
        word = items[n].low
        if word in _SPOKEN:
            return None
        if word in ("as", "when", "while") and low(items, n + 1) in ("he", "she", "they", "the"):
            ahead = range(n + 2, min(n + 16, len(items)))
            came = any(low(items, m) in _STAYS or low(items, m) in _CAME for m in ahead)
            return next(
                (day for m in ahead if (day := items[m].date) is not None and (came or of_event(items, m))), None
            )
    return None


_SPOKEN = frozenset({"that", ";", ":", '"', "“", "because", "whether"})


def _ceiling(items: Items, contact: Contact) -> int:
    """The item behind the last one in which the date of a contact may stand."""
    end = contact.end
    while end < min(len(items), contact.end + REACH) and not _ends_reach(items, end, contact.kind, contact.cue):
        end = _behind_relative(items, end + 1)
    last = len(items) - 1 - (bool(items) and items[-1].low == ".")
    late = end <= last < end + LATE and items[last].date is not None and _is_own_end(items, contact.end, last)
    return last + 1 if late else end  # "informed A of foregoing May 3."


def _behind_relative(items: Items, at: int) -> int:
    """Behind a relative clause that a comma closes: "with A, whom he trusts, on May 3"; the same place else."""
    if low(items, at) not in ("who", "whom", "whose", "which") or low(items, at - 1) != ",":
        return at
    comma = next((n for n in range(at + 1, min(at + RELATIVE, len(items) - 1)) if low(items, n) == ","), None)
    while comma is not None and low(items, comma + 1) not in _BEFORE_DATES and items[comma + 1].date is None:
        comma = next((n for n in range(comma + 1, min(at + RELATIVE, len(items) - 1)) if low(items, n) == ","), None)
    return at if comma is None else comma + 1


_BEFORE_DATES = frozenset({"on", "in", "last", "late", "earlier", "early", "the"})


def _is_of_topic(items: Items, date: int, cue: int) -> bool:
    """Whether a date is that of a thing talked about: "discussed the May 3 vote"; not of "a May 3 meeting"."""
    mention, body = items[date].date, items[date + 1].slot if date + 1 < len(items) else None
    if mention is not None and mention.precision == "month" and body is not None and body.kind == "organization":
        return low(items, date - 1) in ("about", "from", "of")  # "excluded from March Senate hearings"
    before = date - 1 - (low(items, date - 1) in ("early", "late"))
    if date < cue or low(items, before) not in _ARTICLES | {"'s"} or days_told(items, date):
        return False
    noun = date + 1 < len(items) and items[date + 1].low[:1].isalpha() and not is_boundary(items[date + 1])
    return noun and not of_event(items, date) and not is_verb(items[date + 1])


def _is_of_told_event(items: Items, date: int) -> bool:
    """Whether a date is that of an event which is only told of: "briefed us on his May 3 talks".

    Not of one at which it was told: "at his May 3 lunch", "on the margins of the May 3 talks".
    """
    margins = low(items, date - 2) == "of" and low(items, date - 3) in MARGINS
    told_at = margins or low(items, date - 2) in _ADVERBIAL - {"on"}
    return low(items, date - 1) in _ARTICLES | {"'s"} and of_event(items, date) and not told_at


_ARTICLES = frozenset({"the", "his", "her", "their", "its", "our", "upcoming"})


def _is_of_another_verb(items: Items, date: int, cue: int) -> bool:
    """Whether a date before a contact belongs to what stands before it: "released on May 3, thanked the DCM"."""
    if date >= cue or date <= opening(items) + 2:
        return False
    if low(items, opening(items)).endswith("ed"):
        return True  # "Released on May 2, A met B the next day"
    return any(is_verb(items[n]) for n in range(max(opening(items), date - 6), date))


def _is_own_end(items: Items, start: int, last: int) -> bool:
    """Whether a date without a preposition, or an hour of a day, ends a sentence that has no other clause."""
    if low(items, last - 1) in _TIED and low(items, last - 2) not in _HOURS:
        return False
    return not any(is_verb(items[n]) or low(items, n) in ("that", "to", ";", ":") for n in range(start, last))


def _ends_reach(items: Items, at: int, kind: MeetingKind, cue: int) -> bool:
    word = items[at].low
    if (word == ":" and _is_hour(items, at - 1)) or (word == "to" and _is_hour(items, at + 1)):
        return False  # "from 10:00 to 12 noon on May 3"
    if word == "to" and any(is_meal(items, n) for n in range(at + 1, min(at + 4, len(items)))):
        return False
    stay = any(low(items, n) in _STAYS for n in range(at - 2, at))
    if word == "to" and (stay or kind is not MeetingKind.TOLD) and _is_toward(items, at):
        return False
    if word == "that" and low(items, at + 1) in _HOURS:
        return False  # "told A that evening, May 3, that"
    if word == "of" and at + 1 < len(items) and items[at + 1].date is not None:
        return False  # "the night of May 3"
    if word == "to" and low(items, cue) == "asked" and low(items, at + 1) in _COME:
        return False  # "asked me to call at 5:30 on May 3"
    if word in ("that", "who", "which", ";", ":", '"', "“", "but", "to", "because", "whether", "about"):
        return True
    if word in JOINS and low(items, at + 1) in ("will", "would", "plans", "hopes"):
        return True  # "will have lunch with A and will meet B on May 3"
    described = word.endswith("ed") and low(items, at - 1) in _ARTICLES | {"a", "an"}
    acts = is_verb(items[at]) and not described and (word, low(items, at - 1)) != ("notes", "compared")
    if word == "for" and low(items, cue).startswith(_THANK):
        return True  # "thanked A for the talks on May 3"
    if kind is MeetingKind.TOLD:
        agent = "by" in (low(items, at - 1), low(items, at - 2))  # "was told to A by B on May 3"
        there = low(items, at - 1) in ("at", "in")  # "told A in Bergen on May 3"
        named = items[at].slot is not None and word not in POSSESSIVE and not agent and not there
        given = word == "of" and (low(items, cue) in _GAVE or low(items, at - 1) in MARGINS)
        return named or acts or word in ("he", "she", "they", "there", "it") or (word == "of" and not given)
    if word in _OPENED and any(low(items, n) in _MEANWHILE for n in range(at - 5, at)):
        return False  # "before the Council convened on May 3"
    if word in _HELD or (word in ("was", "were") and low(items, at + 1) in _HELD):
        return False
    return acts and word not in OF and kind is not MeetingKind.MEAL


def _is_hour(items: Items, at: int) -> bool:
    return low(items, at)[-1:].isdigit() or low(items, at) in ("midnight", "noon")


_THANK = ("apolog", "commend", "congratul", "prais", "thank")
_GAVE = frozenset(
    {"brought", "gave", "handed", "lent", "offered", "passed", "presented", "provided", "sent", "showed", "slipped"}
)
_COME = frozenset({"call", "come", "drop", "stop"})
_OPENED = frozenset({"began", "closed", "convened", "ended", "gathered", "met", "opened"})
_MEANWHILE = frozenset({"after", "as", "before", "until", "when", "while"})


def _is_toward(items: Items, to: int) -> bool:
    """Whether "to" leads to a place: "to Malta", "to the harbor"."""
    following = items[to + 1] if to + 1 < len(items) else None
    named = following is not None and following.slot is not None and following.slot.kind == "name"
    return following is not None and (following.capital or named or following.low in ("the", "his", "her"))
