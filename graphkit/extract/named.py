"""The shape of a person's name: where it ends, and whether it is likely to be one."""

from functools import cache

from graphkit.extract.words import Is, Words
from graphkit.lexicon import names, organizations, places
from graphkit.lexicon.titles import titles

LONGEST = 7  # words of one name
LONGEST_WORD = 40
SHORTEST_REDACTION = 5


def name_end(read: Words, start: int, *, titled: bool, strict: bool = False) -> int | None:
    """The last word of the name that begins at ``start``, or None where none begins.

    Behind a title (``titled``) one word is enough and may be a common one (``Ambassador Rice``).

    >>> from graphkit.extract.words import read_words
    >>> read = read_words("J. P. van der Lind, Jr. told Sheikh Omar bin Zaki (OBZ)")
    >>> read.words[name_end(read, 0, titled=False)]
    'Jr'
    >>> read.words[name_end(read, 8, titled=True)]
    'Zaki'
    """
    if not begins(read, start, titled=titled, strict=strict):
        return None
    end = at = start
    while at - start < LONGEST:
        step = next_part(read, at)
        if step is None:
            break
        at = end = step
    while end > start and len(read.words[end]) == 1:
        end -= 1
    if is_suffix(read, end):
        end += 1
    if is_initial(read, end) and end == start:
        return None
    return end if cased_like_a_name(read, start, end, titled=titled and not strict) else None


def cased_like_a_name(read: Words, start: int, end: int, *, titled: bool) -> bool:
    """Whether capitals are a surname's (``Olav BERGE``, ``Ambassador BERGE``) and not an acronym's or a list label's.

    >>> from graphkit.extract.words import read_words
    >>> cased_like_a_name(read_words("Olav BERGE"), 0, 1, titled=False)
    True
    >>> cased_like_a_name(read_words("A. OPEC"), 0, 1, titled=False)
    False
    """
    words = read.words[start : end + 1]
    if read.lower[end] in organizations.legal_forms():
        return False
    shouted = [word for word in words if len(word) > 1 and word.isupper() and "." not in word]
    if not shouted:
        return not (is_initial(read, start) and end == start + 1 and not titled and first_of_sentence(read, start))
    if words[0] in shouted and words[-1] not in shouted and not (len(words) > 1 and read.flags[start + 1] & Is.GIVEN):
        return False
    if any(len(word) < 3 or word in organizations.acronyms() for word in shouted):
        return False
    mixed = any(len(word) > 1 and not word.isupper() for word in words)
    return mixed or (titled and all(len(word) > 3 for word in shouted))


def is_redaction(word: str) -> bool:
    """Whether a word is nothing but X, five or more, in any case.

    >>> is_redaction("XXXXXXXXXXXX"), is_redaction("xXxXx"), is_redaction("XXXX"), is_redaction("XXXXXa")
    (True, True, False, False)
    """
    return len(word) >= SHORTEST_REDACTION and not word.strip("Xx")


def begins(read: Words, at: int, *, titled: bool, strict: bool) -> bool:
    """Whether a name can begin at that word."""
    if at >= len(read.words):
        return False
    word, flag = read.words[at], read.flags[at]
    if flag & Is.PARTICLE and titled and at + 1 < len(read.words) and read.close(at) and read.capital(at + 1):
        return not read.flags[at + 1] & Is.STOP
    if not word[:1].isupper() or len(word) > LONGEST_WORD or "/" in word:
        return False
    if read.gaps[at] == "-" and read.lower[at] in names.word_lists()["nation_prefixes"]:
        return False
    if is_initial(read, at):
        labels = at > 0 and read.gaps[at - 1] == "-" and len(read.words[at - 1]) == 1  # of "Refs A-D."
        return at + 1 < len(read.words) and read.capital(at + 1) and not labels
    if (flag & Is.STOP and not is_half(read, at)) or is_redaction(word):
        return False
    if flag & TITLED and not flag & (Is.GIVEN | Is.SURNAME) and not only_acronym(word, flag):
        return False
    if flag & Is.PLACE and not flag & Is.GIVEN and (not titled or alone(read, at)):
        return False
    return not (strict and flag & Is.COMMON and not flag & (Is.GIVEN | Is.SURNAME))


def is_half(read: Words, at: int) -> bool:
    """Whether a hyphen and a given name make a word half of a given name: ``Per-Olav``."""
    return read.gaps[at] == "-" and read.flags[at + 1] & (Is.GIVEN | Is.CAPITAL) == Is.GIVEN | Is.CAPITAL


def alone(read: Words, at: int) -> bool:
    """Whether no further capitalised word follows."""
    return not (at + 1 < len(read.words) and read.close(at) and read.capital(at + 1))


NICKNAMED = {' "': '" ', " “": "” "}  # what stands before and behind the nickname in ``Roberto "Tito" Lima``


def next_part(read: Words, at: int) -> int | None:
    """The word that continues a name behind word ``at``: a capitalised one, or particles and a capitalised one."""
    total = len(read.words)
    if at + 1 >= total:
        return None
    gap = read.gaps[at]
    if gap == "-":
        return at + 1 if read.words[at + 1][:1].isalpha() and not pairs(read, at + 1) else None
    if gap in NICKNAMED and at + 2 < total and read.gaps[at + 1] == NICKNAMED[gap]:
        return (
            at + 2
            if continues(read, at + 1, after_particle=False) and begins(read, at + 2, titled=True, strict=False)
            else None
        )
    if not read.close(at) and not (is_initial(read, at) and gap[0] == "." and not gap[1:].strip()):
        return None
    step = at + 1
    while step < total and step - at < 4 and is_particle(read, step):
        step += 1
    if step >= total or not continues(read, step, after_particle=step > at + 1):
        return None
    return step


def pairs(read: Words, i: int) -> bool:
    """Whether the noun behind a hyphened name is something two people have together: ``the Lind-Zaki meeting``."""
    return i + 1 < len(read.words) and read.close(i) and read.lower[i + 1] in SHARED and read.capital(i)


SHARED = names.word_lists()["shared"]


def is_particle(read: Words, at: int) -> bool:
    """Whether a word is a particle that leans on the next one: ``al-Sabah``, ``van der``; ``as`` only with a hyphen."""
    if not read.flags[at] & Is.PARTICLE or read.capital(at) or at + 1 >= len(read.words):
        return False
    if read.gaps[at] in ("-", "'", "’"):
        return True
    return read.close(at) and read.lower[at] not in names.word_lists()["weak_particles"]


def continues(read: Words, at: int, *, after_particle: bool) -> bool:
    """Whether a capitalised word may stand inside or at the end of a name."""
    word, flag = read.words[at], read.flags[at]
    if not word[:1].isupper() or len(word) > LONGEST_WORD or "/" in word:
        return False
    if is_initial(read, at) or after_particle:
        return True
    if flag & Is.STOP or is_redaction(word):
        return False
    return not flag & TITLED or bool(flag & (Is.GIVEN | Is.SURNAME)) or only_acronym(word, flag)


TITLED = Is.TITLE | Is.FIELD | Is.MODIFIER | Is.NATION


def only_acronym(word: str, flag: int) -> bool:
    """Whether a word is a title in capitals alone, and is not written so: ``Rao`` is nobody's RAO.

    >>> only_acronym("Rao", Is.TITLE), only_acronym("RAO", Is.TITLE), only_acronym("Consul", Is.TITLE)
    (True, False, False)
    """
    return flag & TITLED == Is.TITLE and word not in titles().exact and word.lower() not in first_words()


@cache
def first_words() -> frozenset[str]:
    """The words that begin a title in any case."""
    return frozenset(words[0] for words in titles().any_case)


def is_initial(read: Words, at: int) -> bool:
    """Whether the word is one or more initials: ``J.`` or ``J.P.``."""
    word = read.words[at]
    gap = read.gaps[at]
    return word.isupper() and (
        (len(word) == 1 and gap[:1] == ".") or (len(word) == 3 and word[1] == "." and gap[:1] in ". ")
    )


def is_suffix(read: Words, end: int) -> bool:
    """Whether ``Jr.``, ``III`` follow."""
    at = end + 1
    return (
        at < len(read.words)
        and bool(read.flags[at] & Is.SUFFIX)
        and read.capital(at)
        and read.gaps[end].strip() in ("", ",")
    )


def plausible(read: Words, start: int, end: int, *, evidence: bool = False) -> bool:
    """Whether an untitled run of capitals is a person: by given name or initials, else by evidence around it."""
    flags = read.flags[start : end + 1]
    last = end - 1 if flags[-1] & Is.SUFFIX and end > start else end
    closing = read.flags[last]
    if only_acronym(read.words[last], closing):
        closing &= ~Is.TITLE
    if closing & (Is.PLACE | Is.NATION | Is.STOP | Is.TITLE | Is.FIELD) and not closing & (Is.GIVEN | Is.SURNAME):
        return False
    if read.lower[last] in names.word_lists()["things"] or is_place(tuple(read.lower[start : end + 1])):
        return False
    if read.lower[start] in names.word_lists()["place_fronts"] and not flags[0] & Is.GIVEN:
        return False
    if flags[0] & Is.GIVEN or is_initial(read, start) or (end > start + 1 and is_half(read, start)):
        return not closing & Is.COMMON or bool(closing & (Is.GIVEN | Is.SURNAME)) or evidence
    return evidence and not any(flag & (Is.COMMON | Is.PLACE | Is.NATION) for flag in flags)


def is_place(words: tuple[str, ...]) -> bool:
    """Whether these words together are a country or a city.

    >>> is_place(("el", "salvador")), is_place(("ann", "salvador"))
    (True, False)
    """
    gazetteer = places.places()
    return words in gazetteer.countries or words in gazetteer.cities or words in gazetteer.nationalities


def first_of_sentence(read: Words, at: int) -> bool:
    """Whether a word begins a sentence or a paragraph."""
    if at == 0:
        return True
    gap = read.gaps[at - 1]
    if gap.count("\n") > 1 or any(c in gap for c in ':?!;)"“'):
        return True
    return "." in gap and not (
        len(read.words[at - 1]) == 1 or (read.abbreviated(at - 1) and read.flags[at - 1] & Is.TITLE)
    )
