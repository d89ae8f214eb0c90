"""The shape of a person's name: where it begins and where it ends."""

from graphkit.extract.called import is_called_so
from graphkit.extract.people.name_words import (
    TITLED,
    half_title,
    is_elided,
    is_half,
    is_half_of_two,
    names_nation,
    only_acronym,
)
from graphkit.extract.text.words import AYIN, Is, Words
from graphkit.lexicon import names, organizations

LONGEST = 7  # words of one name
LONGEST_WORD = 40
SHORTEST_REDACTION = 5
TWO_LINES = 2  # breaks that part paragraphs


def name_end(read: Words, start: int, *, titled: bool, strict: bool = False) -> int | None:
    """The last word of the name that begins at ``start``, or None where none begins.

    Behind a title (``titled``) one word is enough and may be a common one (``Ambassador Rice``).

    >>> from graphkit.extract.text.words import read_words
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
    if end == start and (is_initial(read, end) or len(read.words[end]) == 1):
        return None
    end = without_office(read, start, end)
    return end if cased_like_a_name(read, start, end, titled=titled and not strict) else None


def without_office(read: Words, start: int, end: int) -> int:
    """The last word of a name without the office symbol of the next one: ``David Heyman NEA DAS Ann Lind``."""
    word = read.words[end]
    led = end + 1 < len(read.words) and read.flags[end + 1] & Is.TITLE and read.capital(end + 1) and read.close(end)
    short = end > start and word.isupper() and 1 < len(word) < 5 and not read.words[start].isupper()
    return end - 1 if short and led and not is_suffix(read, end - 1) else end


def cased_like_a_name(read: Words, start: int, end: int, *, titled: bool) -> bool:
    """Whether capitals are a surname's (``Olav BERGE``, ``Ambassador BERGE``) and not an acronym's or a list label's.

    >>> from graphkit.extract.text.words import read_words
    >>> cased_like_a_name(read_words("Olav BERGE"), 0, 1, titled=False)
    True
    >>> cased_like_a_name(read_words("A. OPEC"), 0, 1, titled=False)
    False
    """
    if read.lower[end] in organizations.legal_forms():
        return False
    last = end - 1 if end > start and read.flags[end] & Is.SUFFIX else end
    words = read.words[start : last + 1]
    shouted = [word for word in words if len(word) > 1 and word.isupper() and "." not in word]
    if not shouted:
        label = len(words[0]) == 1 and is_initial(read, start) and end == start + 1
        return not (label and not titled and first_of_sentence(read, start))
    if words[0] in shouted and words[-1] not in shouted and not leads_in_capitals(read, start, len(words)):
        return False
    if any(len(word) < 3 or word in organizations.acronyms() or not has_vowel(word) for word in shouted):
        return False
    mixed = any(len(word) > 1 and not word.isupper() for word in words)
    return mixed or (titled and all(len(word) > 3 for word in shouted)) or wholly_shouted(read, start, last)


def leads_in_capitals(read: Words, start: int, count: int) -> bool:
    """Whether the first word is a family name written in capitals: ``BESSHO Koro``, ``YANG Jiechi``."""
    listed = read.lower[start] in names.word_lists()["family_first"]
    return count > 1 and (listed or bool(read.flags[start + 1] & Is.GIVEN))


def wholly_shouted(read: Words, start: int, end: int) -> bool:
    """Whether a full name stands in capitals in a text of small letters: ``CARLOS CASTILLO ARMAS``."""
    words, flags = read.words[start : end + 1], read.flags[start : end + 1]
    never = Is.COMMON | Is.PLACE | Is.NATION | Is.ORGANIZATION | Is.HEAD
    return (
        len(words) > 1
        and bool(flags[0] & Is.GIVEN)
        and all(len(word) > 3 for word in words)
        and not any(flag & never for flag in flags)
    )


def has_vowel(word: str) -> bool:
    """Whether a word in capitals can be spoken; one that cannot is an abbreviation.

    >>> has_vowel("BERGE"), has_vowel("SLV"), has_vowel("LYNN")
    (True, False, True)
    """
    return not VOWELS.isdisjoint(word) or not word.isascii()


VOWELS = frozenset("AEIOUY")


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
        return at + 1 < len(read.words) and (read.capital(at + 1) or is_particle(read, at + 1)) and not labels
    if (flag & Is.STOP and not is_half(read, at) and not is_given_word(read, at)) or is_redaction(word):
        return False
    if flag & TITLED and not flag & (Is.GIVEN | Is.SURNAME) and not only_acronym(word, flag):
        return False
    if flag & Is.PLACE and not flag & Is.GIVEN and (not titled or alone(read, at)):
        return False
    return not (strict and flag & Is.COMMON and not flag & (Is.GIVEN | Is.SURNAME))


def is_given_word(read: Words, at: int) -> bool:
    """Whether a month, a creed or another word that names no one begins a name here: ``Jan Berge``, ``Islam Zaki``."""
    if read.lower[at] not in GIVEN_WORDS or at + 1 >= len(read.words) or not (read.close(at) and read.capital(at + 1)):
        return False
    before = read.lower[at - 1] if at and read.close(at - 1) else ""
    if before[:1].isdigit():  # "On 3 June Berge left"
        return False
    unlike = Is.COMMON | Is.STOP | Is.PLACE | Is.NATION | Is.TITLE | Is.FIELD | Is.SPEECH
    return before not in BEFORE_MONTHS and not read.flags[at + 1] & unlike and len(read.words[at + 1]) > 2


GIVEN_WORDS = names.word_lists()["given_words"]
BEFORE_MONTHS = names.word_lists()["before_given_words"]


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
        fits = read.words[at + 1][:1].isalpha() and read.lower[at + 1] not in HYPHENED and not pairs(read, at + 1)
        return at + 1 if fits else None
    if gap[-1:] == "(" and gap.count("\n") < TWO_LINES and gap.strip() == "(" and is_called_so(read, at):
        return at + 2
    if gap in NICKNAMED:
        return behind_nickname(read, at)
    if not read.close(at) and not (is_initial(read, at) and gap[0] == "." and not gap[1:].strip()):
        return None
    step = at + 1
    while step < total and step - at < 4 and is_particle(read, step):
        step += 1
    if step >= total or not continues(read, step, after_particle=step > at + 1):
        return None
    return step


def behind_nickname(read: Words, at: int) -> int | None:
    """The word behind a nickname in quotation marks: ``Roberto "Tito" Lima``, ``Roberto "The Fox" Lima``."""
    closing = NICKNAMED[read.gaps[at]]
    last = next((i for i in range(at + 1, min(at + 4, len(read.words) - 1)) if not read.close(i)), None)
    if last is None or read.gaps[last] != closing or not all(map(read.capital, range(at + 1, last + 1))):
        return None
    called = last > at + 1 or continues(read, last, after_particle=False)
    return last + 1 if called and begins(read, last + 1, titled=True, strict=False) else None


def pairs(read: Words, i: int) -> bool:
    """Whether the noun behind a hyphened name is something two people have together: ``the Lind-Zaki meeting``."""
    return i + 1 < len(read.words) and read.close(i) and read.lower[i + 1] in SHARED and read.capital(i)


SHARED = names.word_lists()["shared"]
HYPHENED = names.word_lists()["hyphened"]


def is_particle(read: Words, at: int) -> bool:
    """Whether a word is a particle that leans on the next one: ``al-Sabah``, ``van der``; ``as`` only with a hyphen."""
    if not read.flags[at] & Is.PARTICLE or read.capital(at) or at + 1 >= len(read.words):
        return False
    if read.gaps[at] in ("-", "'", "’") or read.gaps[at] in AYIN:
        return True
    if read.lower[at] == "do":  # "Freitas do Amaral", not "than we do Monday"
        return read.close(at) and at > 0 and read.capital(at - 1) and not read.flags[at + 1] & (Is.STOP | Is.COMMON)
    return read.close(at) and read.lower[at] not in names.word_lists()["weak_particles"]


def continues(read: Words, at: int, *, after_particle: bool) -> bool:
    """Whether a capitalised word may stand inside or at the end of a name."""
    word, flag = read.words[at], read.flags[at]
    if not (word[:1].isupper() or is_elided(word)) or len(word) > LONGEST_WORD or "/" in word:
        return False
    if is_initial(read, at) or after_particle or is_half_of_two(read, at):
        return True
    if flag & Is.STOP or is_redaction(word):
        return False
    if flag & Is.NATION and not names_nation(read, at):
        flag &= ~Is.NATION
    if flag & Is.PARTICLE and word[1:].islower() and read.close(at) and not alone(read, at):  # "Karel De Gucht"
        return not read.flags[at + 1] & (Is.STOP | Is.TITLE)
    likely = flag & (Is.GIVEN | Is.SURNAME) or only_acronym(word, flag) or half_title(read, at)
    return not flag & TITLED or bool(likely)


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


def begins_main_clause(read: Words, first: int, last: int) -> bool:
    """Whether words behind a comma are the subject of a main clause: ``In a talk with Poloff, Ann Lind said``."""
    after = last + 1
    if after >= len(read.words) or not read.close(last) or read.capital(after):
        return False
    acts = read.flags[after] & (Is.SPEECH | Is.TOLD) or read.lower[after].endswith("ed") or read.lower[after] in ACTED
    if not acts:
        return False
    start = next((i for i in range(first, max(-1, first - PHRASE), -1) if first_of_sentence(read, i)), None)
    return start is not None and start < first and read.lower[start] in PHRASES


PHRASE = 16  # words of a phrase that opens a sentence
PHRASES = frozenset(
    {"after", "at", "before", "during", "following", "in", "on", "over", "since", "upon", "when", "while"}
)
ACTED = frozenset({"began", "came", "gave", "had", "has", "left", "made", "met", "saw", "took", "was", "went"})


def first_of_sentence(read: Words, at: int) -> bool:
    """Whether a word begins a sentence or a paragraph."""
    if at == 0:
        return True
    gap = read.gaps[at - 1]
    if gap == " ":
        return False
    if gap.count("\n") > 1 or any(c in gap for c in ':?!;)"“'):
        return True
    return "." in gap and not (
        (len(read.words[at - 1]) == 1 and read.words[at - 1].isalpha())
        or (read.abbreviated(at - 1) and read.flags[at - 1] & Is.TITLE)
    )
