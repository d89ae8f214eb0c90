"""Full names without a title that something else speaks for: an apposition, a verb, a list."""

import re
from collections.abc import Iterator
from dataclasses import replace

from graphkit.extract.hits import Hit, hit_at
from graphkit.extract.named import begins_main_clause, is_given_word, name_end
from graphkit.extract.people.bare import REFERENCES, acts
from graphkit.extract.people.held_offices import is_joined
from graphkit.extract.people.name_words import is_half
from graphkit.extract.people.plausible import plausible
from graphkit.extract.text.lines import is_item
from graphkit.extract.text.words import Is, Words
from graphkit.extract.titles.titled import Titled
from graphkit.lexicon import names


def untitled_names(read: Words, taken: set[int], titles: dict[int, Titled]) -> Iterator[Hit]:
    """Full names without a title before them that something else speaks for, and those listed beside them."""
    found: dict[int, Hit] = {}
    doubtful: list[tuple[int, int]] = []
    items: list[tuple[int, int]] = []
    done = -1
    for at in full_name_starts(read):
        if at <= done or at in taken:
            continue
        end = name_end(read, at, titled=False)
        if end is None or end == at or not taken.isdisjoint(range(at, end + 1)):
            continue
        title = apposition(read, end, titles)
        if title is not None and plausible(read, at, end, evidence=True):
            ours = title.entry.group == "mission" and title.first > end + 1 and title.nation is None
            second = second_office(read, title, titles)
            outer = (at, end) if ours else (at, (second or title).last)
            found[at] = replace(hit_at(read, at, end, title, "name-title", outer), second=second)
        elif plausible(read, at, end, evidence=speaks(read, at, end) or (not article(read, at) and placed(read, end))):
            found[at] = hit_at(read, at, end, None, "full-name")
        else:
            if plausible(read, at, end, evidence=True) and (at == 0 or read.gaps[at - 1] != "-"):
                doubtful.append((at, end))
            elif read.flags[at] == read.flags[end] == Is.CAPITAL and opens_line(read, at):
                items.append((at, end))
            continue
        done = end
    yield from found.values()
    items += [(at, end) for at, end in doubtful if opens_line(read, at)]
    if items and sum(opens_line(read, at) for at in found) >= LISTED:
        found.update((at, hit_at(read, at, end, None, "name-list")) for at, end in items)
        yield from (found[at] for at, _ in items)
    yield from listed_beside(read, doubtful, found)


LISTED = 3  # items of a list from which on it is one of people


def opens_line(read: Words, at: int) -> bool:
    """Whether a name begins a line of a list, as participants do: behind a line break, a comma within the line."""
    return at > 0 and "\n" in read.gaps[at - 1] and is_item(read.text, read.starts[at])


def full_name_starts(read: Words) -> Iterator[int]:
    """The capitalised words that another capitalised word, a particle or a hyphen follows."""
    flags, gaps = read.flags, read.gaps
    last = len(flags) - 1
    for at in [at for at in read.capitals if at < last and (flags[at + 1] & NAME_GOES_ON or gaps[at] == "-")]:
        mark = gaps[at][0]
        if (
            mark not in APART
            and (mark != "." or len(read.words[at]) < 4)
            and (not flags[at] & Is.STOP or is_half(read, at) or is_given_word(read, at))
            and not announced(read, at)
        ):
            yield at


def announced(read: Words, at: int) -> bool:
    """Whether what stands before a name calls it a ship's, a place's or a thing's: ``the town of Bint Zaki``."""
    before = at - 1
    if before < 0:
        return False
    word = read.lower[before]
    if len(read.words[at]) == 1 and (word in REFERENCES or (word.isdigit() and read.flags[at + 1] & Is.PLACE)):
        return True  # "reftel A. Lind then said", "A. Oslo 12, B. Oslo 14"
    if word in STANCES and read.gaps[before] == "-":  # "anti-Zaki Danes"
        return True
    if word == "group" and read.capital(before) and read.close(before):  # "Group Omar Zaki"
        return True
    if word in VESSELS:
        return read.close(before) or read.gaps[before].strip() == ":"
    if word == "of" and before:
        return read.lower[before - 1] in ANNOUNCE and read.close(before) and read.close(before - 1)
    return word in ANNOUNCE and (read.close(before) or read.gaps[before].strip() in ('"', "“"))


# What stands behind these is a ship's name.
VESSELS = names.word_lists()["vessels"]
STANCES = names.word_lists()["stances"]
ANNOUNCE = names.word_lists()["announce"]
HUMANS = names.word_lists()["humans"] | names.word_lists()["kin"]
# No name goes on behind one of these, nor behind a stop but that of an initial.
APART = frozenset("()[]{}<>:;?!/*'’\"”")
NAME_GOES_ON = Is.CAPITAL | Is.PARTICLE


def listed_beside(read: Words, doubtful: list[tuple[int, int]], found: dict[int, Hit]) -> Iterator[Hit]:
    """Names that nothing speaks for but their place in a list: ``Ann Lind, Zqrx Wvblt and Bo Berg``."""
    ends = {hit.span.end for hit in found.values()}
    starts = {read.starts[at] for at in found}
    for at, end in (*doubtful, *reversed(doubtful)):
        if at in found:
            continue
        before = BEFORE_LISTED.search(read.text, max(0, read.starts[at] - NEAR), read.starts[at])
        after = AFTER_LISTED.match(read.text, read.end(end))
        if (before and before.start() in ends) or (after and after.end() in starts):
            found[at] = hit = hit_at(read, at, end, None, "name-list")
            ends.add(hit.span.end)
            starts.add(hit.span.start)
            yield hit


NEAR = 40  # characters that may stand between two names of a list
BEFORE_LISTED = re.compile(r"(?<=\w)(?: \([^()]{2,30}\))?(?:,\s(?:and\s)?|\sand\s)\Z")
AFTER_LISTED = re.compile(r"(?:\s\([^()]{2,30}\))?(?:,\s(?:and\s)?|\sand\s)")


def article(read: Words, at: int) -> bool:
    """Whether an article makes a name a thing's: ``the Northern Star reported``."""
    return at > 0 and read.lower[at - 1] in ("the", "a", "an") and read.close(at - 1)


def placed(read: Words, end: int) -> bool:
    """Whether a country stands behind the name as people have one: ``of Norway``, ``(Norway)``, ``in Oslo``."""
    after = end + 1
    if after >= len(read.words):
        return False
    if read.gaps[end].strip() == "(":
        return bool(read.flags[after] & Is.PLACE and read.capital(after))
    at = after + 1
    return (
        read.lower[after] in ("of", "from", "in")
        and read.close(end)
        and at < len(read.words)
        and read.close(after)
        and read.capital(at)
        and bool(read.flags[at] & Is.PLACE)
    )


def apposition(read: Words, end: int, titles: dict[int, Titled]) -> Titled | None:
    """The title in ``NAME, TITLE`` or ``NAME (TITLE)``, an article between allowed."""
    if read.gaps[end].replace("\n", " ") not in (", ", " (", ",", " -- ", " - ", ", ("):
        return None
    for at in range(end + 1, min(end + 4, len(read.words))):
        if at in titles:
            if read.lower[at - 1] == "who" and read.lower[at].endswith("s"):  # "Ann Lind, who heads"
                return None
            other = names_another(read, titles[at]) or is_owner(read, titles[at])
            other = other or begins_main_clause(read, at, titles[at].last)  # "At lunch with Ann Lind, Poloff asked"
            return None if other else titles[at]
        nation = read.flags[at] & (Is.NATION | Is.PLACE) and read.capital(at)
        if not nation and read.lower[at] not in ("the", "a", "an", "who", "is", "then", "former", "new"):
            return None
    return None


def second_office(read: Words, title: Titled, titles: dict[int, Titled]) -> Titled | None:
    """The other office of an apposition that holds two: ``Ann Lind, Director and Founder of the Berge Institute``."""
    second = titles.get(title.last + 2)
    joined = second is not None and is_joined(read, title, second) and not names_another(read, second)
    return second if joined else None


def is_owner(read: Words, title: Titled) -> bool:
    """Whether something behind a title is theirs: ``Ann Lind, the King's secretary``."""
    return not title.scope and read.gaps[title.last][:2].lower() in ("'s", "’s")


def names_another(read: Words, title: Titled) -> bool:
    """Whether a title behind a comma begins the next name of a list: ``Ann Lind, Ambassador Omar Zaki``."""
    after = title.last + 1
    return after < len(read.words) and read.close(title.last) and name_end(read, after, titled=True) is not None


def speaks(read: Words, at: int, end: int) -> bool:
    """Whether a verb that takes people stands right behind the name, or ``said`` right before it."""
    after = end + 1
    if after < len(read.words) and read.flags[after] & Is.SPEECH and read.gaps[end].strip() in ("", ","):
        return True
    common = read.flags[end] & Is.COMMON and not read.flags[end] & (Is.GIVEN | Is.SURNAME)  # "Rio Radar is"
    if acts(read, end) and not common and not article(read, at) and "-" not in (read.gaps[end - 1], read.gaps[at - 1]):
        return True
    return at > 0 and read.lower[at - 1] in BEFORE_PEOPLE and read.close(at - 1)


BEFORE_PEOPLE = HUMANS | {"said", "told", "replied", "asked", "met"}
