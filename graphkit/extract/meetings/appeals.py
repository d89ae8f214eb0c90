"""Of whom something is asked: "sought A's views", "asked A for help", "sought advice from A", "asked that A convey"."""

from collections.abc import Callable, Mapping

from graphkit.extract.meetings.contacts import STRONG, nouns
from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.grammar import POSSESSIVE, Items, adverbs, is_boundary, is_verb, low
from graphkit.extract.meetings.phrases import Phrase
from graphkit.lexicon.cues import cue_words
from graphkit.lexicon.names import english_words, word_lists
from graphkit.model import MeetingKind

REACH = 8  # items behind a verb in which what is asked stands


def whose_views(items: Items, at: int) -> Phrase | None:
    """For "sought A's views", "asked for A's help"; of one of ours or by one of ours alone."""
    start = at + 1 + (low(items, at + 1) == "for")
    for n in range(start, min(start + REACH, len(items) - 1)):
        if items[n].low == "'s" or (items[n].slot is not None and low(items, n) == "our"):
            owner = n - (items[n].low == "'s")
            slot = items[owner].slot
            asked = any(low(items, m) in cue_words("meetings", "sought") for m in range(n + 1, n + 5))
            return Phrase((slot,), (owner,), False, n + 2) if slot is not None and asked else None
        if is_boundary(items[n]) or is_verb(items[n]):
            return None
    return None


def sought_from(items: Items, at: int) -> Phrase | None:
    """For "sought assurances from A", "requested help from A"; not "asked what support it had from A"."""
    start = at + 1 + (low(items, at + 1) == "for")
    if low(items, at + 1) in _QUESTIONS:
        return None
    for n in range(start + 1, min(start + REACH, len(items))):
        if low(items, n) == "from":
            asked = any(low(items, m) in cue_words("meetings", "sought") for m in range(start, n))
            return noun_phrases(items, n + 1) if asked else None
        if is_boundary(items[n]) and low(items, n) not in ("of", "on", "about", "for"):
            return None
    return None


_QUESTIONS = frozenset({"how", "if", "what", "when", "where", "whether", "which", "who", "whose", "why"})


def that_whom(items: Items, at: int) -> Phrase | None:
    """For "asked that the Ambassador convey his thanks", "asked that we look into it": one of ours."""
    if low(items, at + 1) != "that":
        return None
    taken = noun_phrases(items, at + 2)
    if low(items, taken.end) in _SUPPOSED:
        return None  # "suggested that A could help"
    ours = bool(taken.slots) and all(slot.side == "US" and slot.kind != "organization" for slot in taken.slots)
    return taken if ours and low(items, at + 2) not in POSSESSIVE else None


_SUPPOSED = frozenset({"can", "could", "had", "has", "is", "may", "might", "was", "will", "would"})


def whether_we(items: Items, at: int) -> Phrase | None:
    """For "asked whether we could wait", "asked what our plans were": those of ours of whom it is asked."""
    ask = next((n for n in range(at + 1, min(at + 5, len(items))) if low(items, n) in _QUESTIONS), None)
    if ask is None or any(is_verb(items[n]) or items[n].slot is not None for n in range(at + 1, ask)):
        return None
    first = ask + 1 + (low(items, ask + 1) == "the")
    slot = items[first].slot if first < len(items) else None
    of_post = slot is not None and slot.side == "US" and slot.kind == "post" and low(items, first) in _US
    return Phrase((slot,), (first,), False, ask) if slot is not None and of_post else None


_US = frozenset({"i", "my", "our", "we"})


def that_asked(items: Items, at: int) -> Phrase | None:
    """For "asked that A look into it", of anybody: the verb behind stands without an ending."""
    n = at + 2 + (low(items, at + 2) == "the")
    slot = items[n].slot if low(items, at + 1) == "that" and n + 1 < len(items) else None
    if slot is None or slot.kind not in STRONG or low(items, n) in POSSESSIVE or is_boundary(items[n + 1]):
        return None
    verb = low(items, n + 1)
    bare = verb in english_words() and not verb.endswith(_NO_VERB) and verb not in _NO_WISH
    bare = bare and verb not in cue_words("meetings", "group_heads")
    bare = bare and verb not in adverbs() and verb not in word_lists()["speech"]
    return Phrase((slot,), (n,), False, n + 1) if bare else None


_NO_VERB = ("ed", "s", "ing", "ly", "tion", "sion", "ment", "ness", "ity", "ship")
_NO_WISH = frozenset({"and", "or", "be", "did", "does", "went", "came", "the", "a", "an", "also"})


def of_whom(items: Items, at: int) -> Phrase | None:
    """For "inquired of A whether", "asked the question of A"."""
    for n in range(at + 1, min(at + REACH, len(items))):
        if low(items, n) == "of":
            asked = n == at + 1 or any(low(items, m) in ("question", "questions", "same") for m in range(at + 1, n))
            return noun_phrases(items, n + 1) if asked else None
        if is_boundary(items[n]) or is_verb(items[n]):
            return None
    return None


def past_whom(items: Items, at: int) -> Phrase | None:
    """For "ran the idea past A", "floated it by A"."""
    for n in range(at + 2, min(at + REACH, len(items))):
        if low(items, n) in ("past", "by"):
            return noun_phrases(items, n + 1)
        if (is_boundary(items[n]) and low(items, n) not in ("of", "for", "it")) or is_verb(items[n]):
            return None
    return None


def summoned_where(items: Items, at: int) -> Phrase | None:
    """For "was summoned to the Ministry, where A protested"; nobody by name where nothing says who received them."""
    if low(items, at - 1) not in ("was", "were", "been") and low(items, at - 2) not in ("was", "were", "been"):
        return None
    start = at + 1 + (low(items, at + 1) == "in")
    end = min(start + 2 * REACH, len(items))
    if any(low(items, n) == "by" for n in range(start, end)):
        return None
    where = next((n for n in range(start, end) if low(items, n) == "where"), None)
    if where is not None and (taken := noun_phrases(items, where + 1)).slots:
        return taken
    ahead = range(start, min(start + 4, len(items)))
    return Phrase((), (), True, start) if any(low(items, n) in ("to", "over") for n in ahead) else None


def letter_to(items: Items, at: int) -> Phrase | None:
    """For "sent A a letter", "sent a letter to A", "addressed a note to A"."""
    first = noun_phrases(items, at + 1)
    if first.slots and len(first.slots) == 1:
        papers = any(low(items, n) in LETTERS for n in range(first.end, min(first.end + 5, len(items))))
        return (
            first if papers and low(items, first.end) in ("a", "an", "his", "her", "their", "another", "two") else None
        )
    for n in range(at + 1, min(at + REACH, len(items))):
        if low(items, n) == "to":
            papers = any(low(items, m) in _SENT for m in range(at + 1, n))
            return noun_phrases(items, n + 1) if papers else None
        if is_verb(items[n]) or low(items, n) in (",", ";", "that", "from"):
            return None
    return None


def letter_from(items: Items, at: int) -> Phrase | None:
    """For "received a letter from A", "got a readout from A"."""
    for n in range(at + 1, min(at + REACH, len(items))):
        if low(items, n) == "from":
            papers = any(low(items, m) in LETTERS or low(items, m) in _GOT for m in range(at + 1, n))
            return noun_phrases(items, n + 1) if papers else None
        if is_verb(items[n]) or low(items, n) in (",", ";", "that", "to"):
            return None
    return None


def with_at_once(items: Items, at: int) -> Phrase | None:
    """For "agreed with A that", "joked with A about it"; not "agreed to meet with A", nor with what is A's."""
    taken = noun_phrases(items, at + 2) if low(items, at + 1) == "with" else None
    if taken is None:
        return None
    end = taken.end + (low(items, taken.end) == "on")
    end = end + 1 if end < len(items) and items[end].date is not None else taken.end
    return taken if low(items, end) in _AGREED or end >= len(items) else None


def by_doing(items: Items, at: int) -> Phrase | None:
    """For "began by congratulating A", "with B urging A to", "said that it rained, urging A to wait"."""
    opened = low(items, at - 1) == "by" and any(low(items, n) in _OPENED for n in range(max(0, at - 6), at))
    absolute = items[at - 1].slot is not None and low(items, at - 2) == "with" if at > 1 else False
    said = low(items, at - 1) == "," and any(low(items, n) in word_lists()["speech"] for n in range(at))
    taken = noun_phrases(items, at + 1) if opened or absolute or said else None
    return taken if taken is not None and taken.slots else None


def whose_attention(items: Items, at: int) -> Phrase | None:
    """For "drew A's attention to the rain", "bent A's ear on it"."""
    there = next((n for n in range(at + 2, min(at + REACH, len(items))) if low(items, n) in ("attention", "ear")), None)
    if there is None or low(items, there - 1) != "'s" or (low(items, there + 1) != "to" and low(items, at) != "bent"):
        return None
    slot = items[there - 2].slot
    return Phrase((slot,), (there - 2,), False, there + 1) if slot is not None else None


_OPENED = frozenset(
    {"began", "closed", "concluded", "continued", "ended", "finished", "opened", "replied", "responded", "started"}
)
_AGREED = frozenset({"that", "on", "about", "over", "but", "and", ",", ".", ";", ":"})


def found_so(items: Items, at: int) -> Phrase | None:
    """For "During the meeting, A found B cordial", "found B in good spirits during a call"."""
    taken = noun_phrases(items, at + 1)
    met = any(nouns().get(low(items, n)) in _HELD for n in (*range(max(0, at - 14), at), *range(taken.end, at + 18)))
    so = taken.end < len(items) and low(items, taken.end) not in ("guilty", "dead", "that", "to", "and", ",", ".")
    return taken if len(taken.slots) == 1 and met and so else None


_HELD = (MeetingKind.MET, MeetingKind.MEAL, MeetingKind.CALL)
LETTERS = frozenset({"e-mail", "email", "e-mails", "fax", "letter", "letters", "note", "sms", "text"})
_GOT = frozenset(
    {
        "account", "answer", "assurance", "assurances", "briefing", "commitment", "confirmation", "earful",
        "explanation", "lecture", "overview", "promise", "readout", "reply", "response", "update", "warning",
        "word",
    }
)  # fmt: skip
_SENT = LETTERS | {"copy", "draft", "list", "message", "non-paper", "nonpaper", "paper", "points"}


APPEALS: Mapping[str, Callable[[Items, int], Phrase | None]] = {
    "by-doing": by_doing,
    "found-so": found_so,
    "letter-from": letter_from,
    "letter-to": letter_to,
    "attention": whose_attention,
    "of-whom": of_whom,
    "past": past_whom,
    "sought-from": sought_from,
    "summoned-where": summoned_where,
    "that-asked": that_asked,
    "that-whom": that_whom,
    "whether-we": whether_we,
    "whose-views": whose_views,
    "with-at-once": with_at_once,
}
