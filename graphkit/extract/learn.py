"""The first pass: surnames that a corpus teaches, cheap enough for every cable of it."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import compress, count

from graphkit.extract.bare import EVERYWHERE
from graphkit.extract.cluster import split_name
from graphkit.extract.hits import Hit, name_of
from graphkit.extract.home import home_of
from graphkit.extract.named import first_of_sentence
from graphkit.extract.people import running_names
from graphkit.extract.running import running_text
from graphkit.extract.stated import stated_names
from graphkit.extract.titled import find_titles
from graphkit.extract.truecase import is_common
from graphkit.extract.words import Is, Words, split_text, word_flags
from graphkit.lexicon import names
from graphkit.lexicon.titles import titles
from graphkit.model import Cable

SHORTEST = 3
# What one mention is worth: behind a title, in full, or a lone capitalised word that speaks.
TITLED, FULL, SPOKEN = 3, 2, 1
UNLIKE_NAMES = Is.COMMON | Is.PLACE | Is.NATION | Is.STOP | Is.TITLE | Is.FIELD | Is.MODIFIER


def learn(cable: Cable) -> Counter[tuple[str, str]]:
    """Weights of (surname as written, place) that the cable's names give; the place is a country code or a post's id.

    The sum over many cables goes through `Known.of` and serves the second pass.

    >>> from graphkit.model import Origin, Source
    >>> text = "Foreign Minister Omar Zaki met Danish Ambassador Vestergaard."
    >>> learn(Cable("08OSLO1", Source("plain", ""), text, origin=Origin("AMEMBASSY OSLO", "post:oslo")))
    Counter({('Zaki', 'post:oslo'): 3, ('Vestergaard', 'DK'): 3})
    """
    read, home = split_text(digest(running_text(cable))), home_of(cable)
    place = home.post or home.country or ""
    facts: Counter[tuple[str, str]] = Counter()
    for hit in (*running_names(read, tuple(find_titles(read)), set()), *stated_names(cable)):
        surname = surname_written(hit)
        if surname:
            nation = hit.title.nation if hit.title else None
            facts[(surname, nation or place)] += FULL if hit.rule == "full-name" else TITLED
    for word in speakers(read):
        facts[(word, place)] += SPOKEN
    return facts


def learn_listed(given: Mapping[str, str]) -> Counter[tuple[str, str]]:
    """Weights of the surnames that an edition lists, as ``people`` of what a container gives: enough to be known.

    >>> sorted(learn_listed({"people": '{"p1": {"name": "Okonjo, Ada (Lund, Bo)"}, "p2": {"name": "Pius"}}'}))
    [('Lund', ''), ('Okonjo', '')]
    >>> learn_listed({"people": "damaged"}), learn_listed({})
    (Counter(), Counter())
    """
    facts: Counter[tuple[str, str]] = Counter()
    try:
        listed = json.loads(given.get("people") or "{}")
    except ValueError:
        return facts
    for person in listed.values() if isinstance(listed, dict) else ():
        name = str(person.get("name", "")) if isinstance(person, dict) else ""
        for surname in LISTED.findall(name[:LONGEST_LISTED]):
            facts[(name_of(surname), "")] = 2 * EVERYWHERE
    return facts


LISTED = re.compile(r"(?:^|\()\s*([^\W\d_][\w'’-]{2,})(?:,| \()")  # the word before the comma of "Okonjo, Ada"
LONGEST_LISTED = 200
TOLD = names.word_lists()["told"]
SPEECH = names.word_lists()["speech"] | TOLD
LEFT, RIGHT = 6, 9  # words that a title with its name may have before and behind what was recognised
LONG = 12  # words that a scope may have: ``Minister of ...``
NO_NAME = Is.TITLE | Is.FIELD | Is.NATION | Is.STOP | Is.COMMON


def digest(text: str) -> str:
    r"""What of a text may teach a surname: the words around titles, given names and verbs of speech beside a capital.

    >>> digest("The minister slept. " + "The road was long. " * 9 + "Okonjo said so.")
    '| long. The road was long. Okonjo said so.'
    """
    for mark in APART:
        text = text.replace(mark, " | ")
    words = text.replace("(", "( ").replace('"', ' " ').split()
    pieces: list[str] = []
    start = end = 0
    for i in compress(count(), map(teaching_words().__contains__, words)):
        if i < end - RIGHT or i + 1 >= len(words) or not teaches(words, i):
            continue
        if i - LEFT > end:
            pieces += (*words[start:end], "|")
            start = i - LEFT
        end = i + (LONG if words[i + 1] in SCOPES else RIGHT)
        while end < len(words) and words[end][0].isupper():
            end += 1
    return " ".join((*pieces, *words[start:end]))


APART = ("\n\n", "\n \n")


SCOPES = ("of", "for")


def teaches(words: list[str], i: int) -> bool:
    """Whether a name may stand beside a word as it must to be that word's."""
    word, behind = words[i], words[i + 1]
    if word in SPEECH:
        return may_name(words[i - 1]) or (word in TOLD and may_name(behind))
    return may_name(behind) or (behind in SCOPES and any(map(may_name, words[i + 2 : i + LONG])))


def may_name(word: str) -> bool:
    """Whether a word is written like a name and no lexicon says that it is none."""
    if not word[0].isupper():
        return False
    flag = word_flags().get(word.rstrip(",.;").lower(), 0)
    return not flag & NO_NAME or flag & (Is.GIVEN | Is.SURNAME) != 0


@cache
def teaching_words() -> frozenset[str]:
    """Last words of titles in any case, given names, verbs of speech: as the text has them between blanks."""
    table = titles()
    ends = {words[-1] for words in table.any_case} | {"-".join(words[-2:]) for words in table.any_case}
    ends |= {form for word in ends for form in (word.capitalize(), word.title(), word.upper())} | set(table.exact)
    ends |= {word + "." for word in ends if len(word) < 6}
    return frozenset(ends | SPEECH | {name.capitalize() for name in names.given_names()})


def surname_written(hit: Hit) -> str | None:
    """The surname of a hit in mixed case, None where it is too short to be known by."""
    _, surname = split_name(hit.parts)
    written = next((part for part in reversed(hit.parts) if part.lower() == surname), "")
    return name_of(written) if len(written) >= SHORTEST else None


def speakers(read: Words) -> Iterator[str]:
    """Capitalised words that no lexicon knows and that a verb of speech follows, or that somebody told something."""
    for i in read.capitals:
        if i + 1 == len(read.words):
            break
        spoken = read.flags[i + 1] & Is.SPEECH or (i > 0 and read.lower[i - 1] in TOLD and read.close(i - 1))
        if not spoken or read.flags[i] & UNLIKE_NAMES:
            continue
        if is_common(read.lower[i]):
            continue
        word, alone = read.words[i], i == 0 or first_of_sentence(read, i) or not read.capital(i - 1)
        article = i > 0 and read.lower[i - 1] in ("the", "a", "an") and read.close(i - 1)
        if alone and not article and len(word) >= SHORTEST and not word.isupper() and not read.capital(i + 1):
            yield word
