"""Name and role apart, in words that hold both: ``DCM Ann Poe``, ``Ann Poe, Charge d'Affaires``."""

import re
from functools import lru_cache
from itertools import islice

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from graphkit.lexicon.markings import COURTESIES, ROLE_WORDS
from graphkit.lexicon.names import given_names
from graphkit.lexicon.organizations import bureaus

DOTTED = re.compile(r"\b(?:Jr|Sr|A\.I)\.$", re.IGNORECASE)
# Roles glued together or misspelt: EconMinCouns, d'affairs, M-C.
ROLE_SHAPE = re.compile(
    r"(?:d['’]\s?aff\w{0,8}|(?:econ|pol|mil|min|dep|sci|lab|cons|press|info|cult|eco){1,4}"
    r"(?:couns?|counselor|off|officer|ad|att|chief))$"
)
PARTED = re.compile("[,;]")
TOKEN = re.compile(r"\S+")
# How to reach somebody, behind the name.
CONTACT = re.compile(r"[\s,(]{1,4}(?:x\s?\d|tel\b|ext\b|phone\b|[^\s,()]{1,60}@|\(?\d|[a-h]\))", re.IGNORECASE)
SUFFIX = re.compile(r",?\s{1,2}(?:JR|SR|II|III|IV|PH\.?D|ESQ)\b\.?", re.IGNORECASE)
BRACKETED = re.compile(r"\s{0,3}\((?P<words>[^()]{2,40})\)")
RETIRED = re.compile(r"(?:ret(?:ired|d)?|acting|designate|a\.?\s?i)\.?$", re.IGNORECASE)
OF_PLACE = re.compile(r"\s{1,3}(?:to|in|at|for|of)\s", re.IGNORECASE)
INITIAL = re.compile(r"\s[A-Z]\.?$")
OFFICE = r"[A-Z]{1,5}(?:/[A-Z]{1,6}){0,3}"
NAMED = r"(?:[A-Z][\w.'’-]{0,20}\s{1,2}){0,3}?[A-Z][\w'’-]{2,20}"
# Ann Poe/EUR, POE/NEA/IPA; Ann Poe EUR/SE; EUR/Poe
OFFICE = r"(?P<office>[A-Z]{1,5}(?:/[A-Z]{1,6}){0,3})"
NAMED = r"(?P<name>(?:[A-Z][\w.'’-]{0,20}\s{1,2}){0,3}[A-Z][\w'’-]{2,20})"
NAME_AND_OFFICE = (
    re.compile(rf"{NAMED}\s?/\s?{OFFICE}$"),
    re.compile(rf"{NAMED}\s{{1,2}}(?=\w{{1,5}}/){OFFICE}$"),
    re.compile(rf"{OFFICE}/(?P<name>[A-Z][a-z'’][\w'’-]{{1,20}})$"),
)
OFFICE_BEHIND = re.compile(r"\s{0,2}\([A-Z]{1,5}(?:/[A-Z]{1,6}){0,3}\)$")  # Ann Poe (NEA/IPA)
# P - Ann Poe, INR Ann Poe
OFFICE_BEFORE = re.compile(
    r"[A-Z]{1,5}(?:/[A-Z]{1,6}){0,3}\s?(?:-{1,2}|–)\s{1,2}(?=[A-Z][A-Za-z.'’]+\s)"
    r"|[A-Z]{3,5}(?:/[A-Z]{1,6}){0,3}\s{1,2}(?=[A-Z][a-z'’]{1,20}\s{1,2}[A-Z])"
)
REDACTED = re.compile(r"X{4,}$", re.IGNORECASE)
OUTER = ' \n\r\t\xa0,;:-–—([*"“”'
LONG_ROLES = sorted(word for word in ROLE_WORDS if len(word) > 6)
LONGEST_NAME = 4  # words
LONGEST_OFFICE = 30  # characters


def split_who(who: str) -> tuple[str | None, str | None]:
    """Name and role out of the words between label and reasons, each a stretch of them as written.

    >>> split_who("Deputy Chief of Mission Ann B. Poe,")
    ('Ann B. Poe', 'Deputy Chief of Mission')
    >>> split_who("BO LEE, CHARGE D’AFFAIRES, A.I."), split_who("Dr. Poe"), split_who("Bo Lee, Jr., DCM")
    (('BO LEE', 'CHARGE D’AFFAIRES, A.I.'), ('Poe', None), ('Bo Lee, Jr.', 'DCM'))
    >>> split_who("Lee/EUR"), split_who("Econ/Pol Counselor Lee")
    (('Lee', 'EUR'), ('Lee', 'Econ/Pol Counselor'))
    """
    kept = who.rstrip(OUTER)
    kept = kept if kept[-1:] == "." and DOTTED.search(kept, max(0, len(kept) - 6)) else kept.rstrip(OUTER + ".")
    who = kept.lstrip(OUTER + ".")
    if not who:
        return None, None
    first = PARTED.split(who, 1)[0].rstrip()
    if ":" in first and _role_end(first[: first.index(":")]):
        first = first[: first.index(":")]  # DCM: Ann Poe
    left, dash, right = first.partition(" - ")
    if dash and not _role_end(left) and _role_end(right) == len(right):  # Ann Poe - DCM
        return _name(left), right
    if "/" in first and (parted := _name_and_office(first)):
        name, office = parted
        return name, who[len(first) - len(office) :] if first.endswith(office) else office
    cut, end = _role_end(first), len(first)
    cut = _behind_brackets_or_place(first, cut) if cut else cut
    if cut < end and (suffix := SUFFIX.match(who, end)):
        end = suffix.end()
    rest = who[end:].lstrip(" ,;:\n")
    if cut == 0:
        bracket = BRACKETED.search(first)
        if bracket and bracket.end() == end and _role_end(bracket["words"]) == len(bracket["words"]):
            return _name(who[: bracket.start()]), bracket["words"]
        given = rest.split(",", 1)[0].strip()
        if " " not in first and INITIAL.sub("", given).rstrip(".").lower() in given_names():  # POE, ANN B., DCM
            last = end + who[end:].index(given) + len(given)
            return _name(who[:last]), who[last:].lstrip(" ,:\n") or None
        return _name(who[:end]), rest or None
    role = first[:cut].rstrip()
    if cut < len(first):
        return _name(who[cut:end]), role
    return _behind_the_role(who, rest, role)


def _name_and_office(words: str) -> tuple[str, str] | None:
    """Somebody's name and office, which a stroke joins in either order.

    >>> _name_and_office("Poe/EUR"), _name_and_office("EUR/Poe"), _name_and_office("EUR/SE")
    (('Poe', 'EUR'), ('Poe', 'EUR'), None)
    """
    for hit in filter(None, (form.match(words) for form in NAME_AND_OFFICE)):
        name, office = hit["name"], hit["office"]
        known = office.partition("/")[0] in bureaus() or (hit.start("name") == 0 and not name.isupper())
        if known and not _role_end(name) and name.split()[-1] not in bureaus():
            return name, office
    return None


def _behind_the_role(who: str, rest: str, role: str) -> tuple[str | None, str]:
    """Name and role where the words begin with a role and a comma: ``Charge d'Affaires, a.i. Ann Poe``."""
    head = rest.split(",", 1)[0].rstrip()
    more = _role_end(head)
    if not head:
        return None, role
    if more == 0 and len(head.split()) <= LONGEST_NAME:
        return _name(head), role
    if 0 < more < len(head):
        return _name(head[more:]), who[: len(who) - len(rest) + more]
    last = who.rpartition(",")[2].strip()
    if (
        1 < len(last.split()) <= LONGEST_NAME and last.split()[0].lower() in given_names()
    ):  # Chief, Political Section, Poe
        return _name(last), who[: who.rindex(last)].rstrip(" ,\n")
    return None, who


def _behind_brackets_or_place(words: str, cut: int) -> int:
    """Where a role ends that an office in brackets, or a country or field behind TO or FOR, goes on with."""
    bracket = BRACKETED.match(words, cut)
    if bracket and bracket.end() < len(words) and (bracket["words"].isupper() or RETIRED.match(bracket["words"])):
        return bracket.end()
    if OF_PLACE.match(words, cut):
        for hit in islice(TOKEN.finditer(words, cut), 2, 8):
            if hit[0].lower() in given_names():
                return hit.start()
    return cut


def _name(words: str) -> str | None:
    """A name without the courtesy before it and the telephone number behind it; None where it was taken out."""
    contact = CONTACT.search(words)
    kept = (words[: contact.start()] if contact else words).strip(" \n\r\t(-")
    if kept[-1:] == ")" and (office := OFFICE_BEHIND.search(kept, max(0, len(kept) - LONGEST_OFFICE))):
        kept = kept[: office.start()]
    if office := OFFICE_BEFORE.match(kept):
        kept = kept[office.end() :]
    kept = kept if "(" in kept else kept.rstrip(")")
    courtesy, _, bare = kept.partition(" ")
    if courtesy.lower().strip(".") in COURTESIES and bare.strip():
        kept = bare.strip()
    return None if not kept or REDACTED.match(kept) else kept


@lru_cache(maxsize=4096)
def _is_misspelt_role(word: str) -> bool:
    """Whether a word is nearly that of an office, and no name: ``ambasador``, ``genral``.

    >>> [_is_misspelt_role(word) for word in ("ambassasdor", "genral", "gerald", "counsleor")]
    [True, True, False, True]
    """
    if not word.isalpha() or word in given_names():
        return False
    near = extractOne(word, LONG_ROLES, scorer=OSA.distance, score_cutoff=2 if len(word) > 8 else 1)
    return near is not None and near[0][0] == word[0]


def _role_end(words: str) -> int:
    """Where the role at the head of some words ends, 0 where they begin with a name."""
    end = 0
    for hit in TOKEN.finditer(words):
        word = hit[0].lower()
        token = word.strip(".,;'’")
        known = (
            token in ROLE_WORDS
            or word in ROLE_WORDS
            or ("-" in token and token.rpartition("-")[2] in ROLE_WORDS)  # Attorney-Adviser
            or ROLE_SHAPE.match(token) is not None
            or (hit.start() <= end + 1 and len(token) > 5 and _is_misspelt_role(token))
            or ("/" in token and hit.start() == end + (end > 0))
        )
        if known:
            end = hit.end()
    return end
