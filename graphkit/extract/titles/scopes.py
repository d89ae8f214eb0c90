"""What stands behind the head of a title and belongs to it: "for Trade", "of Norway", "to the President"."""

from graphkit.extract.text.tries import match_trie, place_trie
from graphkit.extract.text.words import Is, Words
from graphkit.extract.titles.owners import is_where_one_meets
from graphkit.lexicon import organizations

CONNECTORS = frozenset({"of", "the", "and", "for", "in", "to", "&", "on"})


def grow_right(
    read: Words, last: int, *, inside: bool = False, about: bool = True, serves: bool = False, seated: bool = False
) -> int:
    """The last word of "for X" / "of X" behind a head, or the head's.

    ``inside``: of "in X" too, ``about``: of "on X", ``serves``: of "to the President", ``seated``: of a place at once.
    """
    total = len(read.words)
    i = last + 1
    word = read.lower[i] if i < total and read.close(last) else ""
    if word not in ("for", "of", "to", "at") and not (about and word == "on"):
        return place_behind(read, i, last) if inside else last
    if word == "at" and is_where_one_meets(read, i + 1):
        return last
    if serves and word == "to" and (head := head_of_state(read, i + 1)) is not None:
        return head
    if seated and word == "of" and (seat := seat_behind(read, i + 1)) is not None:
        return seat
    end, i = last, i + 1
    while i < total and i - last < 16 and joined(read, i - 1):
        word, flag = read.lower[i], read.flags[i]
        if word == "in" and read.flags[i - 1] & Is.PLACE:  # "of Norway in Oslo"
            break
        if word in CONNECTORS:
            i += 1
            continue
        if not read.capital(i) or not is_scope(read, i, flag):
            break
        place = match_trie(place_trie(), read, i) if flag & Is.PLACE else None
        end = place[1] if place else i
        i = end + 1
    return end


def seat_behind(read: Words, i: int) -> int | None:
    """The last word of a place that no list has, where a name follows: ``Mayor of Zumbaland Olav Lind``."""
    if not (is_capital_behind(read, i - 1) and is_capital_behind(read, i)):
        return None
    place = match_trie(place_trie(), read, i)
    flag = read.flags[i] & ~Is.PLACE
    if flag & (Is.TITLE | Is.STOP) or is_scope(read, i, flag) or (place is not None and place[1] > i):
        return None
    wide = read.lower[i + 1] in AREAS and is_capital_behind(read, i + 1)
    return i + wide


def is_capital_behind(read: Words, i: int) -> bool:
    """Whether a word with a capital stands right behind word ``i``."""
    return i + 1 < len(read.words) and read.close(i) and read.capital(i + 1)


AREAS = frozenset({"city", "county", "department", "district", "island", "province", "region", "state"})
# Offices of a place, whichever it is.
SEATED = frozenset({"Archbishop", "Bishop", "Governor", "Mayor", "Prefect"})


def place_behind(read: Words, i: int, last: int) -> int:
    """The last word of the place behind "in" at word ``i``, else ``last``."""
    if i + 1 >= len(read.words) or read.lower[i] != "in" or not (read.close(last) and read.close(i)):
        return last
    place = match_trie(place_trie(), read, i + 1) if read.flags[i + 1] & Is.PLACE else None
    return place[1] if place else last


def joined(read: Words, i: int) -> bool:
    """Whether a scope may run on behind word ``i``: close, or a comma of a list (``Foreign Policy, Arms Control``)."""
    gap = read.gaps[i]
    if read.lower[i] == "u.s" and gap == ". ":  # "Commander of U.S. Central Command"
        return True
    return read.close(i) or (gap in (", ", ",\n") and (read.flags[i] & Is.FIELD != 0) and continues(read, i + 1))


def continues(read: Words, i: int) -> bool:
    """Whether a list of fields goes on at word ``i``: a field (or ``and`` and a field)."""
    if i + 1 < len(read.words) and read.lower[i] == "and":
        i += 1
    return i < len(read.words) and read.capital(i) and read.flags[i] & Is.FIELD != 0


def is_scope(read: Words, i: int, flag: int) -> bool:
    """Whether a capitalised word belongs to the scope of a title rather than to the name behind it."""
    if flag & (Is.FIELD | Is.NATION) or read.lower[i] in organizations.heads() or read.lower[i] in MISSIONS:
        return True
    if flag & Is.PLACE and not flag & Is.GIVEN:
        return True
    return (
        read.words[i].isupper()
        and len(read.words[i]) > 1
        and not flag & Is.GIVEN
        and read.words[i] in organizations.acronyms()
    )


MISSIONS = frozenset({"embassy", "legation"})


# Offices that are held with somebody: "Adviser to the President".
SERVANTS = frozenset(
    {
        "Adviser", "Aide", "Assistant", "Chief of Staff", "Counselor", "Envoy", "Press Secretary", "Private Secretary",
        "Spokesman",
    }
)  # fmt: skip
MASTERS = frozenset(
    {
        "amir", "chancellor", "emir", "governor", "king", "minister", "premier", "president", "prince", "queen",
        "speaker", "sultan",
    }
)  # fmt: skip


def head_of_state(read: Words, i: int) -> int | None:
    """The last word of the title of somebody who has advisers and aides, which begins at word ``i``.

    >>> from graphkit.extract.text.words import read_words
    >>> read = read_words("adviser to the Deputy Prime Minister of Norway")
    >>> head_of_state(read, 2), head_of_state(read, 6), head_of_state(read_words("aide to King Omar"), 2)
    (5, None, None)
    """
    i += read.lower[i : i + 1] == ["the"]
    while i + 1 < len(read.words) and read.close(i) and read.flags[i] & (Is.MODIFIER | Is.FIELD):
        i += 1
    named = i + 1 < len(read.words) and read.close(i) and read.capital(i + 1)
    return i if i < len(read.words) and read.lower[i] in MASTERS and not named else None
