"""What stands behind the word that heads an organization and belongs to its name: ``Institute of Ocean History``."""

from graphkit.extract.text.words import Is, Words
from graphkit.lexicon import organizations

LONGEST = 12  # words of one name
TRAILED = frozenset({"institute", "society", "academy", "museum", "institution", "centre", "center", "school"})
FOUNDED = frozenset({"party", "interagency_body", "military_unit"})


def is_trailed(read: Words, last: int) -> bool:
    """Whether what an institute, an office or a movement is for stands behind the word that heads it."""
    head, link = read.lower[last], "".join(read.lower[last + 1 : last + 2])
    if not read.close(last) or last + 2 >= len(read.words):
        return False
    if link == "for" and (kind := organizations.heads()[head]) in FOUNDED:
        article = read.lower[last + 2] == "the"
        defined = kind == "party" or read.gaps[trail(read, last)].strip() == "("
        return read.capital(last + 2 + article) and (article or defined)
    if link == "for" and kind in SERVICES:
        return is_work(read, last + 2)
    office = head == "office" and link in ("on", "for") and is_field(read, last + 2)
    return office or (head in TRAILED and link == "of")


SERVICES = frozenset({"ministry_or_agency", "bureau", "ngo", "academic"})


def is_work(read: Words, i: int) -> bool:
    """Whether a capitalised common word says what a service is for, and nobody: ``Service for Herring Crimes``."""
    flag = read.flags[i]
    others = OTHERS & ~Is.TITLE if flag & Is.FIELD else OTHERS
    return read.capital(i) and bool(flag & (Is.COMMON | Is.FIELD)) and not flag & others


OTHERS = Is.GIVEN | Is.SURNAME | Is.PLACE | Is.NATION | Is.TITLE | Is.STOP


def is_field(read: Words, i: int) -> bool:
    """Whether a capitalised word is a field of work."""
    return bool(read.flags[i] & Is.FIELD) and read.capital(i)


def trail(read: Words, last: int) -> int:
    """The last word of what an institute is for: ``Marlowe Institute of Ocean History``."""
    end, i = last, last + 2
    while i < len(read.words) and read.close(i - 1) and i - last < LONGEST:
        if read.capital(i):
            end = i
        elif read.lower[i] not in ("of", "the") and (read.lower[i] != "and" or not list_goes_on(read, i)):
            break
        i += 1
    return end


def list_goes_on(read: Words, i: int) -> bool:
    """Whether a comma list of fields ends in ``and X`` soon: otherwise the comma ends the name."""
    for j in range(i, min(i + 5, len(read.words))):
        if read.lower[j] == "and":
            return j + 1 < len(read.words) and read.flags[j + 1] & Is.FIELD != 0 and read.capital(j + 1)
        if not read.capital(j) or not read.flags[j] & Is.FIELD:
            return False
    return False
