"""Bare capitalised names that no earlier extractor found: candidates, taken only beside a verb of contact."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress, count

from graphkit.extract.text.kept import Kept
from graphkit.lexicon.cues import cue_tables, cue_words
from graphkit.lexicon.names import english_words, given_names, surname_words, word_lists
from graphkit.lexicon.places import places
from graphkit.lexicon.titles import Title, titles

LONGEST = 5  # words of one name


def bare_name_runs(words: Sequence[str | None], capitals: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and last place of each run of words that may be a name; None stands for what is known already.

    >>> list(bare_name_runs(["then", "okonjo", "told", "miko", "al", "lind", "on", "monday"], [True, True, False, True, False, True, False, True]))
    [(1, 1), (3, 5)]
    """  # noqa: E501 (two parallel lists read best on one line)
    total, reached, speech = len(words), 0, word_lists()["speech"]
    pair = total > 3 and words[1] == "and" and bool(capitals[2]) and words[3] in _acting()
    for at in compress(count(), capitals):
        word = words[at]
        if at < reached or word is None or not MAY_NAME[word]:
            continue
        if at == 0 and word in common_words() and not pair and not (total > 1 and words[1] in speech):
            continue  # the first word of a sentence has a capital anyway
        last = at
        while last + 1 < total and last - at < LONGEST and _goes_on(words, capitals, last + 1):
            last += 1
        while last > at and not capitals[last]:
            last -= 1
        first = at
        while first < last and (words[first] or "") in common_words() and words[first] not in _particles():
            first += 1  # "Energy" before a name is the end of a title
        if _is_movement(words, capitals, first):
            reached = last + 1
            continue
        if (pair and last in (0, 2)) or _is_name(words, capitals, first, last):
            yield first, last  # "Bell and Moss urged" are people
        reached = last + 1


def _is_movement(words: Sequence[str | None], capitals: Sequence[bool], first: int) -> bool:
    """Whether an article and a plural stand before a run: "the Forces Zqrx" are a movement."""
    group = words[first - 1] or "" if first > 1 and capitals[first - 1] else ""
    return group.endswith("s") and group in common_words() and words[first - 2] == "the"


def _names_thing(words: Sequence[str | None], capitals: Sequence[bool], last: int) -> bool:
    """Whether capitals behind a run end in a thing: ``Olav Berge International Airport``."""
    at = last + 1
    while at < len(words) and at - last < LONGEST and capitals[at]:
        if words[at] in word_lists()["things"]:
            return True
        at += 1
    return False


def _is_name(words: Sequence[str | None], capitals: Sequence[bool], first: int, last: int) -> bool:
    """No city of two words, nor whose men act: ``Zqrx staff``; a common word alone only beside a verb of people."""
    run = tuple(word or "" for word in words[first : last + 1])
    if _names_thing(words, capitals, last):
        return False
    if _is_place(run) or (first and _is_place((words[first - 1] or "", *run))):
        return False
    if last + 1 < len(words) and words[last + 1] in cue_words("meetings", "groups"):
        return False
    if not common_words().issuperset(run):
        return run[-1] not in common_words() or run[0] in given_names() or not run[-1].endswith("s")
    if len(run) > 1:
        return False
    if run[0] in titles().fields or (first and capitals[first - 1] and words[first - 1] not in BEFORE_PEOPLE):
        return False  # "with Industry, Tourism and Trade Minister NAME", "the Presidential Order"
    before = words[first - 1] if first else None
    after = words[last + 1] if last + 1 < len(words) else None
    return after in word_lists()["speech"] or before in BEFORE_PEOPLE


@cache
def _acting() -> frozenset[str]:
    """Verbs that take people: whoever says something, and whoever tells, asks or urges somebody."""
    told = (
        row["words"] for row in cue_tables()["meetings"]["verb"] if row["kind"] == "told" and "direct" in row["forms"]
    )
    return word_lists()["speech"].union(*told)


BEFORE_PEOPLE = ("told", "met", "with", "phoned", "informed", "telephoned", "briefed", "codel", "staffdel")


def _is_place(words: tuple[str, ...]) -> bool:
    gazetteer = places()
    return words in gazetteer.cities or words in gazetteer.countries or words in gazetteer.nationalities


def _goes_on(words: Sequence[str | None], capitals: Sequence[bool], at: int) -> bool:
    word = words[at]
    if word in _particles():
        return at + 1 < len(words) and bool(capitals[at + 1])
    behind_given = at > 0 and words[at - 1] in given_names() and word in _one_word_cities()
    return capitals[at] and word is not None and (MAY_NAME[word] or behind_given)


def _may_name(word: str) -> bool:
    """Whether a word with a capital may be part of a name."""
    if len(word) < 2 or not word[0].isalpha() or word in _nobody():
        return False
    return not (word.endswith("s") and word[:-1] in _nobody())  # a people: "Iranians"


MAY_NAME = Kept(_may_name)


@cache
def _one_word_cities() -> frozenset[str]:
    return frozenset(words[0] for words in places().cities if len(words) == 1)


@cache
def common_words() -> frozenset[str]:
    """English words that are neither a given name nor a family name."""
    return english_words() - given_names() - surname_words()


@cache
def _particles() -> frozenset[str]:
    return word_lists().get("particles", frozenset()) | {"al", "bin", "de", "van", "von", "der", "el", "bint", "di"}


@cache
def _nobody() -> frozenset[str]:
    """Words with a capital that are no part of a person's name."""
    tables = cue_tables()
    gazetteer = places()
    world = {words[0] for names in (gazetteer.countries, gazetteer.nationalities) for words in names if len(words) == 1}
    cities = {words[0] for words in gazetteer.cities if len(words) == 1}
    roles = {words[0] for words in titles().any_case if len(words) == 1} | {word.lower() for word in titles().exact}
    calendar = {*tables["dates"]["months"], *tables["dates"]["weekdays"]}
    stop = cue_words("sentences", "openers") | cue_words("meetings", "no_names")
    groups = cue_words("meetings", "groups")
    return frozenset(
        groups | world | (cities - given_names()) | roles | calendar | stop | word_lists().get("stop", frozenset())
    )


@cache
def small_officers() -> dict[str, Title]:
    """Officers of the post as they are written in small letters, "poloff"; no word of the language."""
    table = titles()
    single = {words[0]: title for words, title in table.any_case.items() if len(words) == 1}
    small = {**single, **{word.lower(): title for word, title in table.exact.items()}}
    return {
        word: title
        for word, title in small.items()
        if title.group == "mission" and _SHORTENED.search(word) and word not in english_words()
    }


_SHORTENED = re.compile(r"(?:offs?|chief|couns|att)$")


_TO_IT = re.compile(r"\b(?:to|by|at|into|visited)\s(?:(?:the|our)\s)?$|\bfor\sthe\s$", re.IGNORECASE)
_THE = re.compile(r"(?<!\w)(?:the|our)\s$", re.IGNORECASE)
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_ANOTHER_S = re.compile(rf"\s(?:of|in)\b|['’]s\b|\s(?!{_MONTHS})[A-Z]")
_ALONE = re.compile(
    r"\s*(?:[^\w\s'’]|$)|\s(?:to|on|for|and|with|at|this|last|after|before|by|twice|again|where|yesterday|today)\b|\s[A-Z]"
)
_QUOTED_ON = re.compile(r"[^\n\"“”]{0,200}[\"”]")


def is_quoted(text: str, at: int) -> bool:
    """Whether a place lies in a quotation that began in its paragraph, maybe sentences before.

    >>> is_quoted('She said: "Rain fell. I left. I slept', 22), is_quoted('"Rain", she said. I left.', 18)
    (True, False)
    """
    before = text[max(text.rfind("\n\n", 0, at), at - _FARTHEST, 0) : at]
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")


_FARTHEST = 4000  # characters of a paragraph that are looked through

_BARE = re.compile(
    r"(?:^|[.):]\s|\b(?:told|informed|advised|assured|telephoned|asked|notified|visited|approached|contacted|called|by|to|with"
    r"|at|and)\s)$",
    re.IGNORECASE,
)
_OPENS_POST = re.compile(r"(?:^|[.):]\s)$")
_ACTS = re.compile(r"\s(?:also\s|then\s)?(?:[a-z-]{2,20}ed|had|has|made|met|raised|spoke|told|gave)\b")


def is_own_building(text: str, start: int, end: int, *, shouted: bool = False) -> bool:
    """Whether an embassy without a name is that of the post; ``shouted``: it is written in capitals alone.

    >>> text = "He came to the embassy on May 3, not to the embassy of Malta. The Embassy agreed."
    >>> [is_own_building(text, at, at + 7) for at in (15, 44, 66)]
    [True, False, True]
    >>> is_own_building("He told Embassy so.", 8, 15), is_own_building("Post delivered it.", 0, 4)
    (True, True)
    """
    before = " ".join(text[max(0, start - 14) : start].split()) + (" " if start else "")
    if text[start:end].lower() == "post":
        return bool(_OPENS_POST.search(before) and _ACTS.match(text, end))
    if _ANOTHER_S.match(text, end):
        return False
    if text[start:end].lower() == "residence" and not shouted and text[start].islower():
        return False  # anybody's
    if shouted or text[start].isupper():
        return bool(_THE.search(before) or _BARE.search(before))
    return bool(_TO_IT.search(before) and _ALONE.match(text, end))


_CHARGE_BEFORE = re.compile(
    r"(?:^|[.):;]\s|\b(?:told|informed|advised|assured|briefed|telephoned|asked|urged|warned|reminded|saw|met|summoned"
    r"|received|thanked|called|on|with|to|by|and)\s)$"
)
_CHARGE_BEHIND = re.compile(r"\s(?:of|that|against|for|sheet|account)\b")


_CHARGE_TOLD = re.compile(
    r"\b(?:told|informed|advised|assured|reassured|briefed|reminded|warned|(?:said|stated|confided|confirmed|explained|remarked"
    r"|emphasized|stressed|volunteered|admitted|hinted|complained|indicated|commented|suggested|repeated) to)\s$"
)


def is_bare_charge(text: str, start: int, end: int) -> bool:
    """Whether "charge" is an officer where no article helps, not an accusation.

    >>> is_bare_charge("minister told charge so", 14, 20), is_bare_charge("on charge of theft", 3, 9)
    (True, False)
    """
    before = text[max(0, start - 24) : start]
    if _CHARGE_TOLD.search(before) and text.startswith(" that", end):
        return True
    return bool(_CHARGE_BEFORE.search(before)) and not _CHARGE_BEHIND.match(text, end)


def ends_quoted(text: str, at: int) -> bool:
    """Whether a quotation that began before this place ends behind it: then "I" is not the writer of the cable.

    >>> ends_quoted('She said yes; I was told no."', 14), ends_quoted('I told her "no".', 0)
    (True, False)
    """
    mark = _QUOTED_ON.match(text, at)
    if mark is None:
        return False
    end = mark.end()
    return text[end - 1] == "”" or not text[end : end + 1].isalnum()
