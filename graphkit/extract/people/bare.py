"""Bare surnames: of people whom the cable names in full, and of those known from elsewhere."""

from collections.abc import Container, Iterator, Mapping

from graphkit.extract.base import Known
from graphkit.extract.hits import Hit, hit_at, name_of
from graphkit.extract.home import Home
from graphkit.extract.named import SHARED, first_of_sentence, is_redaction, pairs
from graphkit.extract.text.words import Is, Words
from graphkit.lexicon import names

HERE = 2  # weight at this post or country that makes a surname known there
COMMON_HERE = 6
EVERYWHERE = 4  # weight in all places together that makes it known to all
NOBODY = Is.PLACE | Is.NATION | Is.STOP | Is.TITLE | Is.FIELD  # what no surname of another cable may be


def bare_names(
    read: Words, keys: Mapping[str, bool], taken: set[int], compounds: Container[tuple[str, str]] = ()
) -> Iterator[Hit]:
    """Every further place where one of the surnames ``keys`` stands, with a given name before it if there is one.

    The value of a key says whether the text writes that surname in capitals. ``compounds`` are words that stand
    together in a name: ``Lima`` and ``Fortes`` of ``Dulce Lima Fortes``.
    """
    held: Hit | None = None  # until it is known that no longer one covers it
    lower = read.lower
    for i in [i for i in read.capitals if lower[i] in keys]:
        if i not in taken and stands_alone(read, i) and (keys[lower[i]] or not read.words[i].isupper()):
            first = name_start(read, i, taken, keys, compounds)
            if held is not None and held.span.start < read.starts[first]:
                yield held
            held = hit_at(read, first, i, None, "surname" if first == i else "surname-with-given")
    if held is not None:
        yield held


# Places anywhere, the others where a sentence begins.
DOUBTFUL = Is.PLACE | Is.NATION | Is.COMMON | Is.TITLE | Is.FIELD


def stands_alone(read: Words, i: int) -> bool:
    """Whether a word written like a surname is one here: capital, no place, no common word at a sentence's start."""
    word, flag = read.words[i], read.flags[i]
    if not word[:1].isupper() or flag & Is.STOP:
        return False
    doubtful = flag & DOUBTFUL and not flag & Is.GIVEN
    if doubtful and (flag & (Is.PLACE | Is.NATION) or first_of_sentence(read, i)):
        return acts(read, i) or has_something(read, i)
    if names_thing(read, i):
        return False
    if i > 0 and read.lower[i - 1] in PLACE_FRONTS and read.close(i - 1) and read.capital(i - 1):
        return False
    if i == 0 or read.gaps[i - 1] != "-":
        return not is_plural_acronym(word)
    before = read.flags[i - 1]
    if read.capital(i - 1):  # "Soviet-Okonjo talks", not "Guinea-Bissau"
        return not before & (Is.NATION | Is.PLACE) or not flag & ~(Is.CAPITAL | Is.GIVEN | Is.SURNAME)
    return bool(before & Is.PARTICLE) or read.lower[i - 1] in PREFIXES


def is_plural_acronym(word: str) -> bool:
    """Whether a word is several of an acronym: nobody's surname.

    >>> is_plural_acronym("NGOs"), is_plural_acronym("Lees"), is_plural_acronym("NGOS")
    (True, False, False)
    """
    return word[-1:] == "s" and len(word) > 2 and word[:-1].isupper()


PREFIXES = names.word_lists()["prefixes"]


def has_something(read: Words, i: int) -> bool:
    """Whether a family name has something or opens a turn of a conversation: ``Green's call``, ``Green: "Yes."``."""
    gap = read.gaps[i]
    return bool(read.flags[i] & Is.SURNAME) and (
        gap[:2].lower() in ("'s", "’s") or gap.strip() in (': "', ":", ": “", ":“")
    )


def names_thing(read: Words, i: int) -> bool:
    """Whether a capitalised word behind it makes a name a thing's: ``Okonjo Light``, ``the Berge Bridge``."""
    after = i + 1
    return after < len(read.words) and read.close(i) and read.capital(after) and read.lower[after] in THINGS


THINGS = names.word_lists()["things"]


def acts(read: Words, i: int) -> bool:
    """Whether what stands behind a word makes it the subject of a sentence: a verb of speech, a past form, ``has``."""
    after = i + 1
    if after >= len(read.words) or not read.close(i):
        return False
    word = read.lower[after]
    if read.flags[after] & Is.SPEECH or word in AUXILIARIES:
        return True
    if word.endswith("ly") and after + 1 < len(read.words):
        word = read.lower[after + 1]
    return word.endswith("ed") and len(word) > 4 and not read.capital(after)


PLACE_FRONTS = names.word_lists()["place_fronts"]
AUXILIARIES = names.word_lists()["auxiliaries"]


def name_start(
    read: Words,
    i: int,
    taken: set[int],
    keys: Container[str] = (),
    compounds: Container[tuple[str, str]] = (),
) -> int:
    """Where the name begins whose surname is word ``i``: particles, a hyphened part, a given name or initials."""
    first = i
    while first > 0 and first - 1 not in taken and i - first < 4:
        before = first - 1
        flag, gap = read.flags[before], read.gaps[before]
        if (read.lower[before], read.lower[first]) in compounds and read.close(before) and read.capital(before):
            first = before
            continue
        if is_redaction(read.words[before]) or (
            len(read.words[before]) > 2 and read.words[before].isupper() and not read.words[i].isupper()
        ):
            break
        if gap == "-" and (read.capital(before) or flag & Is.PARTICLE) and not flag & (Is.NATION | Is.PLACE | Is.STOP):
            if read.lower[before] in keys or read.words[before] in keys or pairs(read, i):
                break
            first = before
        elif (
            flag & Is.PARTICLE
            and not read.capital(before)
            and read.close(before)
            and first == i
            and read.lower[before] not in WEAK
        ) or is_given(read, before, gap):
            first = before
        else:
            break
    return first


WEAK = names.word_lists()["weak_before_surname"]


def is_given(read: Words, i: int, gap: str) -> bool:
    """Whether word ``i`` is a given name or an initial leaning on the word behind it."""
    flag = read.flags[i]
    if not read.capital(i):
        return False
    if len(read.words[i]) == 1:
        return (
            gap[:1] == "."
            and not gap[1:].strip()
            and not first_of_sentence(read, i + 1)
            and not (len(read.words[i + 1]) > 1 and is_label(read, i))
        )
    if not read.close(i) or (
        flag & (Is.STOP | Is.TITLE | Is.FIELD | Is.NATION | Is.PLACE | Is.MODIFIER) and not flag & Is.GIVEN
    ):
        return False
    if flag & Is.SPEECH and first_of_sentence(read, i):  # "Said Okonjo ..."
        return False
    if not flag & Is.GIVEN and i and read.lower[i - 1] in ("in", "near", "at") and read.close(i - 1):
        return False  # "last week in Zqrxville Okonjo said"
    return bool(flag & Is.GIVEN) or not flag & Is.COMMON


def is_label(read: Words, i: int) -> bool:
    """Whether a letter begins a paragraph, as those of lists do, or is of a reference: ``as in reftel B. Okonjo``."""
    of_list = i == 0 or read.gaps[i - 1].count("\n") > 1
    return read.lower[i] in LABELS and (of_list or read.lower[i - 1] in REFERENCES)


LABELS = frozenset("abcdefghij")
REFERENCES = frozenset({"ref", "refs", "reftel", "reftels"})


def known_names(read: Words, known: Known, home: Home, taken: set[int]) -> Iterator[Hit]:
    """Surnames that titled mentions of other cables taught: of this post or country, or known everywhere."""
    leaders, things, unknown = names.world_leaders(), called_things(read), set()  # words asked for once
    flags, lower, words = read.flags, read.lower, read.words
    for i in read.capitals:
        if i in taken or flags[i] & NOBODY or words[i] in unknown or lower[i] in things or not stands_alone(read, i):
            continue
        if name_of(words[i]) not in leaders:
            places = known.surnames.get(words[i])
            if places is None or not is_known(flags[i], places, home):
                unknown.add(words[i])
                continue
        first = name_start(read, i, taken, known.surnames)
        shared = read.gaps[i] == "-" and pairs(read, i + 1)
        if first == i and not shared and i + 1 < len(read.words) and read.close(i) and continues_name(read, i + 1):
            continue
        yield hit_at(read, first, i, None, "known-surname")


def called_things(read: Words) -> set[str]:
    """Words that the text calls things by an article, with nothing behind them: ``the XYZAR has decided``."""
    found = set()
    lower = read.lower
    for i in [i for i in read.unknown if lower[i - 1] == "the"]:
        if i and read.close(i - 1):
            after = read.lower[i + 1] if i + 1 < len(read.words) and read.close(i) else ""
            if after in AUXILIARIES or (not after and read.gaps[i][:1] in (".", ",", ";", ")", "")):
                found.add(read.lower[i])
    return found


def is_known(flag: int, places: Mapping[str, int], home: Home) -> bool:
    """Whether a surname's weights make it known here; a common word needs more, a place or a title never is."""
    if flag & NOBODY:
        return False
    here = places.get(home.post or "", 0) + (places.get(home.country, 0) if home.country else 0)
    total = sum(places.values())
    if flag & Is.COMMON:
        return bool(flag & Is.SURNAME) and (here >= COMMON_HERE or total >= 2 * EVERYWHERE)
    return here >= HERE or total >= EVERYWHERE


def continues_name(read: Words, i: int) -> bool:
    """Whether a further capitalised word makes the one before it a given name or a thing's name."""
    flag = read.flags[i]
    if flag & (Is.SPEECH | Is.STOP) or read.lower[i] in SHARED:
        return False
    return read.capital(i) and not (flag & Is.COMMON and not flag & (Is.GIVEN | Is.SURNAME))
