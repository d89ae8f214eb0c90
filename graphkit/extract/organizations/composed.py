"""Organizations that no lexicon holds: the country of a name and the id that is made of its words."""

from graphkit.extract.home import Home
from graphkit.extract.organizations.entries import Named, city_after, country_after, entry_at, nation_before
from graphkit.extract.text.words import Is, Words
from graphkit.extract.titles.titled import country_in
from graphkit.lexicon import organizations, places
from graphkit.lexicon.titles import slug


def national(read: Words, at: int, kind: str) -> Named:
    """The one body of its kind that a country has: ``Danish Navy``, the nationality with it."""
    nation, body = str(nation_before(read, at)), read.lower[at]
    return Named(
        at - 1,
        at,
        f"org:{nation.lower()}/{body}",
        f"{read.words[at - 1]} {read.words[at]}",
        kind,
        nation,
        "national-body",
    )


def composed(read: Words, first: int, last: int, kind: str, home: Home) -> Named:
    """A name that no lexicon holds: its id is made of its words."""
    words = " ".join(read.text[read.starts[first] : read.end(last)].split())
    known = organizations.phrases().get(tuple(read.lower[first : last + 1]))
    if known is not None:
        found = entry_at(read, first, last, known, home)
        if found is not None:
            return found
    country = nation_before(read, first) or country_in(read, first, last) or country_after(read, last)
    country = country or city_after(read, last)
    desk = read.lower[last] == "desk" and country is not None  # "the Norway Desk" is the Department's
    if desk or (country is None and (of_congress(read, first, last) or in_state(read, first, last))):
        country = "US"
    abroad = kind in organizations.kinds_abroad() and has_own_name(read, first, last)
    if country is None and not abroad and not is_of_many(read, first, kind):
        country = home.country
    area = (country or "xx").lower()
    words_key = slug(words.replace("'", "").replace("’", ""))
    if country is not None and words_key.endswith(f"-of-{slug(places.places().names[country])}"):
        words_key = words_key.rpartition("-of-")[0]
    return Named(first, last, f"org:{area}/{joined_key(words_key)}", words, kind, country, "headed")


def of_congress(read: Words, first: int, last: int) -> bool:
    """Whether a committee is one of Congress: ``House Herring Committee``, ``Appropriations Subcommittee``."""
    if read.lower[last] not in ("committee", "subcommittee"):
        return False
    words = organizations.words_of("congress")
    pairs = (" ".join(read.lower[i : i + 2]) for i in range(first, last))
    return read.lower[first] == "house" or not words.isdisjoint(read.lower[first:last]) or not words.isdisjoint(pairs)


def in_state(read: Words, first: int, last: int) -> bool:
    """Whether a state of the United States stands in a name or right behind it: ``the National Guard of Ohio``."""
    end = last + 3 if read.lower[last + 1 : last + 2] == ["of"] and read.close(last) else last + 1
    return not organizations.words_of("us_states").isdisjoint(read.lower[first:end])


def is_of_many(read: Words, first: int, kind: str) -> bool:
    """Whether a name says that its members are of many countries; an office of a ministry may only work with them."""
    return read.lower[first] in MANY and kind not in ("bureau", "ministry_or_agency", "academic")


MANY = frozenset({"international", "multinational", "inter-american", "intergovernmental"})


def has_own_name(read: Words, first: int, last: int) -> bool:
    """Whether a word of a name is no common one: such a company need not be of the country that a cable writes from.

    >>> from graphkit.extract.text.words import read_words
    >>> read = read_words("Zqrx Salvage and National Oil Company")
    >>> has_own_name(read, 0, 1), has_own_name(read, 3, 5)
    (True, False)
    """
    return any(
        not flag & (Is.COMMON | Is.STOP | Is.HEAD | Is.FIELD | Is.MODIFIER) for flag in read.flags[first : last + 1]
    )


def joined_key(key: str) -> str:
    """One key for the variants of a name: without a company's legal form, a ministry's field behind it.

    >>> joined_key("northern-herring-plc"), joined_key("fisheries-ministry")
    ('northern-herring', 'ministry-of-fisheries')
    """
    form = next((f"-{form}" for form in organizations.legal_forms() if key.endswith(f"-{form}")), "")
    if key.endswith("-ministry"):
        return "ministry-of-" + key.removesuffix("-ministry")
    return key.removesuffix(form)
