"""Organizations by the shape of their names: a run of capitals that its first or last word heads."""

from graphkit.extract.home import Home
from graphkit.extract.organization_entries import Named, country_after, entry_at, nation_before
from graphkit.extract.titled import country_in
from graphkit.extract.words import Is, Words
from graphkit.lexicon import names, organizations
from graphkit.lexicon.titles import slug

ARTICLES = names.word_lists()["before_organization"]
CONNECTORS = frozenset({"and", "of", "for", "de", "al", "on"})
LONGEST = 12  # words of one name


def headed(read: Words, at: int, home: Home, heads: set[int]) -> Named | None:
    """A run of capitals whose last word says what it is, or that begins with ``Ministry of``."""
    after = at + 1
    if after >= len(read.words) or not read.close(at):
        return None
    if not read.capital(after) and read.lower[after] not in CONNECTORS:
        return None
    if (
        len(read.words[at]) == 1
        or not read.capital(at)
        or (
            at > 0
            and read.close(at - 1)
            and read.capital(at - 1)
            and not read.flags[at - 1] & (Is.NATION | Is.STOP)
            and at - 1 not in heads
        )
    ):
        return None
    if (
        read.lower[at] in organizations.leading()
        and at + 2 < len(read.words)
        and read.lower[at + 1] in ("of", "for", "on")
    ):
        return led(read, at, home)
    return tailed(read, at, home)


def led(read: Words, at: int, home: Home) -> Named | None:
    """``Ministry of Health, Labor and Welfare``: runs on while capitals, connectors and list commas do."""
    last, i = at, at + 1
    total = len(read.words)
    while (
        i < total
        and i - at < LONGEST
        and (read.close(i - 1) or (read.gaps[i - 1] == ", " and read.flags[i - 1] & Is.FIELD and list_goes_on(read, i)))
    ):
        if read.capital(i):
            if "\n" in read.gaps[i - 1] and read.flags[i] & Is.PLACE and not read.flags[i] & Is.FIELD:
                break
            if read.flags[i] & Is.STOP and not read.flags[i] & Is.FIELD:
                break
            last = i
        elif read.lower[i] not in ("of", "and", "the", "for", "on") or (
            read.lower[i] == "and" and not list_goes_on(read, i)
        ):
            break
        i += 1
    if last < at + 2:
        return None
    return composed(read, at, last, organizations.heads().get(read.lower[at], "other"), home)


def list_goes_on(read: Words, i: int) -> bool:
    """Whether a comma list of fields ends in ``and X`` soon: otherwise the comma ends the name."""
    for j in range(i, min(i + 5, len(read.words))):
        if read.lower[j] == "and":
            return j + 1 < len(read.words) and read.flags[j + 1] & Is.FIELD != 0 and read.capital(j + 1)
        if not read.capital(j) or not read.flags[j] & Is.FIELD:
            return False
    return False


def tailed(read: Words, at: int, home: Home) -> Named | None:
    """``Gender Equality Bureau``: the run's last head word ends the name."""
    kinds, last, i = organizations.heads(), -1, at
    total = len(read.words)
    while i < total and i - at < LONGEST and (i == at or read.close(i - 1)):
        lower = read.lower[i]
        if read.capital(i):
            if lower in kinds and i > at:
                last = i
        elif lower not in ("and", "of", "for", "de", "al") or not (i + 1 < total and read.capital(i + 1)):
            break
        i += 1
    if last < 0 or (
        last + 1 < total and read.close(last) and read.lower[last + 1] in organizations.not_organizations()
    ):
        return None
    first = at
    while first < last and (read.flags[first] & Is.NATION or read.lower[first] in ARTICLES):
        first += 1
    if first == last:
        return None
    return composed(read, first, last, kinds[read.lower[last]], home)


def composed(read: Words, first: int, last: int, kind: str, home: Home) -> Named:
    """A name that no lexicon holds: its id is made of its words."""
    words = " ".join(read.text[read.starts[first] : read.end(last)].split())
    known = organizations.phrases().get(tuple(read.lower[first : last + 1]))
    if known is not None:
        found = entry_at(read, first, last, known, home)
        if found is not None:
            return found
    country = nation_before(read, first) or country_in(read, first, last) or country_after(read, last) or home.country
    area = (country or "xx").lower()
    return Named(first, last, f"org:{area}/{joined_key(slug(words))}", words, kind, country, "headed")


LEGAL_FORMS = ("-plc", "-ehf", "-ltd", "-inc", "-llc", "-gmbh")


def joined_key(key: str) -> str:
    """One key for the variants of a name: without a company's legal form, a ministry's field behind it.

    >>> joined_key("northern-herring-plc"), joined_key("fisheries-ministry")
    ('northern-herring', 'ministry-of-fisheries')
    """
    form = next((form for form in LEGAL_FORMS if key.endswith(form)), "")
    if key.endswith("-ministry"):
        return "ministry-of-" + key.removesuffix("-ministry")
    return key.removesuffix(form)
