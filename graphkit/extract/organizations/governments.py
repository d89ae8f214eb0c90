"""Governments and posts: ``GOJ``, ``Danish government``, ``Embassy Oslo``, ``the Embassy``."""

from functools import lru_cache

from graphkit.extract.home import Home
from graphkit.extract.named import first_of_sentence
from graphkit.extract.organizations.department import OPENERS, called_so
from graphkit.extract.organizations.entries import Named, countries_named, government_of, nation_before
from graphkit.extract.organizations.shapes import PARTS
from graphkit.extract.text.words import Is, Words
from graphkit.lexicon import addressed, organizations, places

POSTS = frozenset({"embassy", "amembassy", "consulate", "mission", "amconsul"})
GOVERNMENTS = frozenset({"government", "govt"})
OWN = frozenset({"Embassy", "Consulate", "Mission"})


def government_acronym(read: Words, at: int, home: Home) -> Named | None:
    """``GOJ``: a country that the cable is about and that begins with these letters."""
    letters = read.words[at][2:]
    if read.words[at][1] == "R":  # "GRM": of a republic, known by its post alone
        ours = home.country is not None and places.places().names[home.country][0] == letters
        known = read.words[at] in organizations.spellings()
        return government_of(at, at, str(home.country), "government-acronym") if ours and not known else None
    if home.country and initials_fit(letters, places.places().names[home.country]):
        return government_of(at, at, home.country, "government-acronym")
    if read.words[at] == "GOP":  # the Republicans, where no such country is at hand
        return None
    fits = fitting(letters)
    if len(fits) > 1:
        fits = fits & home.about if len(fits & home.about) == 1 else fits & countries_named(read.text)
    if len(fits) == 1:
        return government_of(at, at, next(iter(fits)), "government-acronym")
    if not fits:
        return None
    return Named(at, at, f"org:xx/{read.lower[at]}", read.words[at], "government", None, "government-acronym")


@lru_cache(maxsize=256)
def fitting(letters: str) -> frozenset[str]:
    """The countries whose initials the letters behind GO may be."""
    return frozenset(code for code, name in places.places().names.items() if initials_fit(letters, name))


def initials_fit(letters: str, country: str) -> bool:
    """Whether the letters behind GO are this country's: its initials, or its first letters.

    >>> initials_fit("J", "Japan"), initials_fit("SL", "Sierra Leone"), initials_fit("J", "Denmark")
    (True, True, False)
    """
    words = [word for word in country.split() if word[0].isupper()]
    return (
        letters == "".join(word[0] for word in words)
        or (len(letters) > 1 and country.upper().startswith(letters))
        or letters == country[0]
    )


def government(read: Words, at: int) -> Named | None:
    """``Danish government``, ``Government of Denmark``, ``Denmark's government``."""
    flag, total = read.flags[at], len(read.words)
    if flag & (Is.NATION | Is.PLACE):
        for width in (1, 2, 3):
            last = at + width
            if last < total and read.lower[last] in GOVERNMENTS and read.close(last - 1):
                key = tuple(read.lower[at : last - (width > 1 and read.lower[last - 1] == "federal")])
                code = places.places().nationalities.get(key) or places.places().countries.get(key)
                return government_of(at, last, code, "government") if code else None
    if read.lower[at] == "government" and at + 2 < total and read.lower[at + 1] == "of":
        if at > 0 and read.lower[at - 1] in PARTS and read.capital(at - 1):
            return None
        start = at + 3 if read.lower[at + 2] == "the" and at + 3 < total else at + 2
        start = behind_form(read, start)
        for width in (4, 3, 2, 1):
            code = places.places().countries.get(tuple(read.lower[start : start + width]))
            if code:
                return government_of(at, start + width - 1, code, "government")
    return None


def behind_form(read: Words, at: int) -> int:
    """The word where the country of ``Islamic Republic of Iran`` begins, else ``at``."""
    for i in range(at, min(at + 3, len(read.words) - 2)):
        if read.lower[i] in FORMS and read.lower[i + 1] == "of" and read.close(i) and read.close(i + 1):
            return i + 2 + (read.lower[i + 2] == "the")
        if not read.capital(i) or not read.close(i):
            break
    return at


FORMS = frozenset({"republic", "kingdom", "federation", "state", "union", "sultanate", "emirate"})


def post_at(read: Words, at: int, home: Home) -> Named | None:
    """``Embassy Oslo``, ``Consulate Bergen``, ``Mission Norway``, ``the Embassy``, ``Danish Embassy``."""
    word, lower = read.words[at], read.lower[at]
    nation = nation_of(read, at) if word in OWN else None
    if nation not in (None, "US") and word == "Embassy":
        name = f"Embassy of {places.places().names[nation]}"
        return Named(at - 1, at, f"org:{nation.lower()}/embassy", name, "embassy", nation, "foreign-embassy")
    if lower in POSTS and word[0].isupper():
        start = at + 2 if lower == "consulate" and read.lower[at + 1 : at + 2] == ["general"] else at + 1
        for width in (3, 2, 1):
            last = start + width - 1
            if last < len(read.words) and read.capital(start) and read.close(start - 1):
                found = mission_in(read, at, start, last) if lower == "mission" else post_in(read, at, start, last)
                if found is not None:
                    return found
    if word in OWN and (found := post_abroad(read, at)) is not None:
        return found
    if word == "Post" and home.post:
        return of_post(at, at, home) if called_so(read, at) else None
    return own_post(read, at, home) if home.post and word in OWN else None


def nation_of(read: Words, at: int) -> str | None:
    """The country right before an embassy, as an adjective or itself: ``Danish Embassy``, ``UK Embassy``."""
    before = at - 1
    if before < 0 or not read.close(before) or not read.capital(before):
        return None
    return nation_before(read, at) or places.places().countries.get((read.lower[before],))


AMERICAN = frozenset({"american", "the", "u.s", "us"})


def post_abroad(read: Words, at: int) -> Named | None:
    """``the Embassy in Porto``, ``U.S. Consulate General in Bergen``: a post of the United States."""
    ours = at > 0 and read.lower[at - 1] in AMERICAN and (read.close(at - 1) or read.abbreviated(at - 1))
    link = at + 1 + (read.lower[at + 1 : at + 2] == ["general"])
    if not ours or read.lower[link : link + 1] != ["in"] or not all(map(read.close, range(at, link + 1))):
        return None
    for last in (link + 3, link + 2, link + 1):
        if last < len(read.words) and read.capital(link + 1):
            found = mission_in(read, at, link + 1, last) if read.words[at] == "Mission" else None
            found = found or post_in(read, at, link + 1, last)
            if found is not None and found.country != "US":
                return found
    return None


def post_in(read: Words, at: int, start: int, last: int) -> Named | None:
    """The post in the city that words ``start`` to ``last`` name."""
    city = tuple(read.lower[start : last + 1])
    country = places.places().cities.get(city)
    if country is None:
        return None
    kind = "AMCONSUL" if "cons" in read.lower[at] else "AMEMBASSY"
    identity = addressed.find_id(f"{kind} {' '.join(city).upper()}") or "post:" + "-".join(city)
    name = addressed.name_of(identity) or f"Embassy {' '.join(city).title()}"
    return Named(at, last, identity, name, "post", country, "post")


def mission_in(read: Words, at: int, start: int, last: int) -> Named | None:
    """The mission to the country that words ``start`` to ``last`` name: the embassy with its consulates."""
    words = tuple(read.lower[start : last + 1])
    country = places.places().countries.get(words)
    if country is None or word_before(read, at) in OF_OTHERS:
        return None
    name = f"Mission {' '.join(words).title()}"
    return Named(at, last, "post:mission-" + "-".join(words), name, "post_group", country, "post")


OF_OTHERS = frozenset({"un", "u.n", "nations", "eu", "union", "osce", "au", "oas", "nato"})  # "UN Mission Haiti"


def own_post(read: Words, at: int, home: Home) -> Named | None:
    """``the Embassy``, ``Embassy``: the sending post, unless a nationality or a place makes it another."""
    after, before = at + 1, at - 1
    of_head = word_before(read, at) == "of" and read.words[at] == "Mission"  # "heads of Mission": of any
    if (
        of_head
        or nation_before(read, at) not in (None, "US")
        or (after < len(read.words) and read.close(at) and (read.capital(after) or read.lower[after] in ("of", "in")))
    ):
        return None
    first = at
    if before >= 0 and read.close(before):
        if read.lower[before] == "the":
            first = before
        elif read.capital(before) and not (read.lower[before] in OPENERS and first_of_sentence(read, before)):
            return None
    return of_post(first, at, home)


def of_post(first: int, last: int, home: Home) -> Named:
    """The post that a cable speaks for."""
    return Named(first, last, str(home.post), post_name(str(home.post)), "post", home.country, "own-post")


def word_before(read: Words, at: int) -> str:
    """The word right before another, in lower case."""
    return read.lower[at - 1] if at and read.close(at - 1) else ""


def post_name(post: str) -> str:
    """What a post is called.

    >>> post_name("post:oslo"), post_name("post:xanadu")
    ('Embassy Oslo', 'Embassy Xanadu')
    """
    return addressed.name_of(post) or "Embassy " + post.removeprefix("post:").replace("-", " ").title()
