"""Where a cable asks to protect somebody: ``(strictly protect)``, ``-- protect --``, "Please protect her identity"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.extract.text.running import fold
from graphkit.lexicon import names

LEAD = 160  # characters before the word in which what leads up to it may stand
# The word, possibly broken by a line end; "protection" only where it is asked for.
PROTECT = re.compile(r"\bpro-?\s?tect(?:ed|ion\s(?:requested|please)|ion(?=\)))?\b", re.IGNORECASE)
OPENS = tuple("([{<")
DASHES = tuple(",;:-–—/*")
QUOTES = " \t\r\n\"'“”‘’"
LAST_WORD = re.compile(r"([^\W\d_]+)(?:(?<=pls)\.|(?<=PLS)\.|(?<=Pls)\.)?[\s/,\"“”'‘’-]*$")
CLOSES = re.compile(r"[)\]]")
SENTENCE_OPENS = re.compile(r"(?:[.)\]:]|\n)\s*\Z|\A\s*\Z")  # before "Protect: Anne Berge"
NEXT_WORD = re.compile(r"[\s\"“'‘]+([^\W\d_]+(?:['’][^\W\d_]+)?)")
LIST_WORDS = frozenset({"both", "all", "names", "sources"})
INSISTING = frozenset({"please", "pls", "kindly", "strictly"})
WHAT = frozenset({"identity", "identities", "name", "names"})
WHOM = WHAT | {"contact", "contacts", "informant", "interlocutor", "interlocutors", "source", "sources"}
WHOSE = frozenset({"his", "her", "their"})


@dataclass(frozen=True, slots=True)
class Marker:
    """From where to where a request stands, brackets and all.

    ``several``: it speaks of more than one person. ``ahead``: the name may stand before it, as it does in brackets;
    else it stands right behind the end, as in "please protect Anne Berge". ``apart``: brackets or dashes set it apart.
    """

    start: int
    end: int
    several: bool = False
    ahead: bool = True
    apart: bool = True


def asks_protection(text: str) -> bool:
    r"""Whether a text has the word at all.

    >>> asks_protection("(strictly pro-\nTect)"), asks_protection("(STRICTLY PROTECT)"), asks_protection("protean")
    (True, True, False)
    """
    return next(protect_words(text), None) is not None


def protect_words(text: str) -> Iterator[re.Match[str]]:
    """Each place of the word, in any case; only where four of its letters stand is the whole of it looked for."""
    folded = fold(text)
    at = folded.find("tect")
    while at >= 0:
        hit = PROTECT.search(text, max(0, at - 6), at + 22)
        if hit is not None and hit.end() > at:
            yield hit
        at = folded.find("tect", at + 4)


def markers(text: str) -> Iterator[Marker]:
    r"""Each request to protect somebody, in order.

    >>> text = "Anne Berge (please\nSTRICTLY  Protect) and Omar Zaki (protect throughout). Please protect Lia Berge."
    >>> [text[one.start : one.end] for one in markers(text)]
    ['(please\nSTRICTLY  Protect)', '(protect throughout)', 'Please protect']
    >>> [*markers("measures to protect (children)"), *markers("We spoke of minorities (protect the environment).")]
    []
    """
    for hit in protect_words(text):
        lead, words = before_marker(text, hit.start())
        if (found := bracketed(text, hit, lead, words) or plain(text, hit, lead, words)) is not None:
            yield found


def bracketed(text: str, hit: re.Match[str], lead: int, words: set[str]) -> Marker | None:
    """A request that brackets, dashes or a colon set apart; ``words`` lead up to it, ``lead`` is before them."""
    opens = text[max(lead, 0)]
    if opens in OPENS:
        if is_about(text, hit, words):
            return None
        close = CLOSES.search(text, hit.end(), hit.end() + 80)
        end = close.end() if close else hit.end()
    elif opens in DASHES and is_set_off(text, hit, opens, words):
        end = hit.end()
    elif text[hit.end() : hit.end() + 1] == ":" and SENTENCE_OPENS.search(text, max(0, lead - 3), lead + 2):
        lead, end = lead + 1, hit.end() + 1
    else:
        return None
    words = words | set(text[hit.end() : end].strip(" )]").lower().split())
    return Marker(lead, end, not LIST_WORDS.isdisjoint(words))


def is_set_off(text: str, hit: re.Match[str], opens: str, words: set[str]) -> bool:
    """Whether dashes or commas set a request apart; "kept, protected, and used" asks for nothing."""
    if "to" in words or (opens == "," and hit[0].endswith(("ed", "ED")) and INSISTING.isdisjoint(words)):
        return False
    return "strictly" in words or ends_clause(text, hit.end())


def plain(text: str, hit: re.Match[str], lead: int, words: set[str]) -> Marker | None:
    """A request in a sentence: "Please protect him", "please protect Anne Berge", "that her identity be protected"."""
    passive = "be" in words and not WHAT.isdisjoint(words) and not WHOSE.isdisjoint(words)
    behind, end = object_of(text, hit.end())
    asked = passive or not INSISTING.isdisjoint(words) or is_order(text, lead, end, behind)
    if not asked or is_about(text, hit, set()):
        return None
    ahead = ends_clause(text, end) or not text[end:].strip() or passive
    start = lead + 1 + len(text[lead + 1 : hit.start()]) - len(text[lead + 1 : hit.start()].lstrip())
    return Marker(start, end, not LIST_WORDS.isdisjoint(words | behind), ahead, apart=False)


def is_about(text: str, hit: re.Match[str], words: set[str]) -> bool:
    """Whether what is protected is no source: "protect the environment", "protect civilians", "protected by law"."""
    lists = names.word_lists()
    if not INSISTING.isdisjoint(words):
        return False
    if not lists["protect_tellers"].isdisjoint(words) and lists["protect_asking"].isdisjoint(words):
        return True
    first = NEXT_WORD.match(text, hit.end())
    if first is None:
        return False
    if first[1].lower() not in lists["protect_articles"]:
        return first[1].lower() in lists["protect_objects"]
    second = NEXT_WORD.match(text, first.end())
    return second is not None and second[1].islower() and second[1] not in lists["protect_after"]


def is_order(text: str, lead: int, end: int, behind: set[str]) -> bool:
    """Whether a sentence begins with the word and a name stands behind: "Protect source Anne Berge met Poloff"."""
    follows = NEXT_WORD.match(text, end)
    if WHOM.isdisjoint(behind) or follows is None or not SENTENCE_OPENS.search(text, max(0, lead - 3), lead + 2):
        return False
    return follows[1][0].isupper() and follows[1].lower() not in names.english_words()


def object_of(text: str, at: int) -> tuple[set[str], int]:
    """Words behind a request that name nobody, and where they end: "his identity", "the identity of"."""
    lists = names.word_lists()
    words = set[str]()
    while (found := NEXT_WORD.match(text, at)) is not None and len(words) < MOST_WORDS:
        low = found[1].lower()
        if low not in lists["protect_after"] and low not in lists["protect_articles"]:
            break
        words.add(low)
        at = found.end()
    return words, at


MOST_WORDS = 8


def before_marker(text: str, at: int) -> tuple[int, set[str]]:
    """The place of the last character before the words that lead up to "protect", and these words."""
    floor = max(0, at - LEAD)
    before = names.word_lists()["protect_before"]
    words: set[str] = set()
    while True:
        found = LAST_WORD.search(text[floor:at])
        if found is None or found[1].lower() not in before:
            break
        words.add(found[1].lower())
        at = floor + found.start()
    return floor + len(text[floor:at].rstrip(QUOTES)) - 1, words


def ends_clause(text: str, at: int) -> bool:
    """Whether a dash, a comma or a stop closes what ends here."""
    return text[at : at + 3].lstrip()[:1] in tuple("-,).;–—/*")
