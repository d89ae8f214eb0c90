"""Organizations as data: spellings -> ids, and the words that head an organization's name."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from graphkit.lexicon.names import LEXICON, english_words, given_names, rare_words
from graphkit.lexicon.places import read_rows
from graphkit.lexicon.titles import split_words


@dataclass(frozen=True, slots=True)
class OrganizationEntry:
    """One entry: ``key`` is the id without ``org:``; ``{home}/...`` waits for a country.

    ``rivals`` are others of the same spelling. A ``local`` one is meant only where its country is at hand: its spelling
    is too short, or of too common words, to be known elsewhere.
    """

    key: str
    name: str
    kind: str
    rivals: "tuple[OrganizationEntry, ...]" = ()
    local: bool = False

    @property
    def country(self) -> str | None:
        """ISO 3166, None of what is international.

        >>> OrganizationEntry("dk/folketing", "Folketing", "legislature").country
        'DK'
        """
        area = self.key.partition("/")[0].upper()
        return area if len(area) == 2 else None


SECTIONS: Final = (
    ("ministry", "ministry_or_agency"),
    ("us", "ministry_or_agency"),
    ("international", "international"),
    ("legislatures", "legislature"),
    ("national", "other"),
    ("media", "media"),
)

# What the last part of an id says of its kind, whichever section holds it.
KINDS_OF_ENDS: Final = {"government": "government"} | dict.fromkeys(
    ("mofa", "presidency", "prime-ministers-office", "mhlw", "meti", "mlit", "maff", "mext"), "ministry_or_agency"
)


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads(LEXICON.joinpath("organizations.toml").read_text("utf-8"))
    return table


@cache
def _stated() -> dict[str, OrganizationEntry]:
    """The spellings of ``organizations.toml``."""
    found: dict[str, OrganizationEntry] = {}
    for section, kind in SECTIONS:
        for key, names in _table()[section].items():
            if not names:
                continue
            full = f"{{home}}/{key}" if section == "ministry" else key
            kind_of = KINDS_OF_ENDS.get(key.rpartition("/")[2], kind)
            for name in names:
                found.setdefault(name, OrganizationEntry(full, names[0], kind_of))
    return found


@cache
def spellings() -> Mapping[str, OrganizationEntry]:
    """Every spelling as written -> its entry.

    >>> spellings()["MOFA"].key, spellings()["NATO"].key
    ('{home}/mofa', 'int/nato')
    """
    found = dict(_stated())
    for name, entry in listed():
        if name in found and found[name].key != entry.key:
            found[name] = replace(found[name], rivals=(*found[name].rivals, entry))
        else:
            found.setdefault(name, entry)
    return found


@cache
def entry_keys() -> frozenset[str]:
    """The keys of all entries; those of ministries wait for their country.

    >>> "int/nato" in entry_keys(), "{home}/mofa" in entry_keys(), "no/mofa" in entry_keys()
    (True, True, False)
    """
    return frozenset(one.key for entry in spellings().values() for one in (entry, *entry.rivals))


SHORT: Final = 3  # letters of an acronym that many organizations share
ABROAD: Final = frozenset({"international", "company", "media", "ngo", "academic"})  # kinds known by common words too


def listed() -> Iterator[tuple[str, OrganizationEntry]]:
    """The spellings of ``organizations.csv`` with what each means, most of them of one country."""
    for row in read_rows("organizations.csv"):
        entry = OrganizationEntry(row["key"], row["name"], row["kind"])
        local = replace(entry, local=True)
        for name in filter(None, (row["name"], *row["aliases"].split(";"))):
            yield name, local if entry.country not in (None, "US") and is_vague(name, row["kind"]) else entry


def is_vague(name: str, kind: str) -> bool:
    """Whether a spelling says little without a country: an acronym of three letters, or nothing but common words.

    >>> is_vague("MDC", "party"), is_vague("ZANU", "party"), is_vague("Popular Party", "party")
    (True, False, True)
    >>> is_vague("Daily Mail", "media")
    False
    """
    if name.isupper() and " " not in name:
        return len(name) <= SHORT or is_word(name)
    return kind not in ABROAD and all(is_word(word) for word in split_words(name))


def is_word(name: str) -> bool:
    """Whether a spelling is an English word or a given name, in capitals or small letters."""
    return any(name.lower() in words() for words in (english_words, rare_words, given_names))


@cache
def acronyms() -> frozenset[str]:
    """Single words in capitals that are organizations.

    >>> "MOFA" in acronyms(), "Boeing" in acronyms()
    (True, False)
    """
    words = {name for name, _ in listed() if is_word(name)} - set(_stated())
    return frozenset(name for name in spellings() if name.isupper() and " " not in name) - words


@cache
def heads() -> Mapping[str, str]:
    """The last word of an organization's name -> its kind: ``heads()["bureau"] == "bureau"``."""
    return dict.fromkeys(legal_forms(), "company") | {
        w: kind for kind, words in _table()["heads"].items() for w in words
    }


@cache
def leading() -> frozenset[str]:
    """Words that may head a name from the front: "Bank of X"."""
    return words_of("leading")


@cache
def national_bodies() -> frozenset[str]:
    """Bodies of which a country has one: ``navy``."""
    return words_of("national_bodies")


@cache
def kinds_abroad() -> frozenset[str]:
    """Kinds of organizations that need not be of the country that a cable writes from: ``company``."""
    return frozenset(_table()["abroad"]["kinds"])


@cache
def words_of(section: str) -> frozenset[str]:
    """The words of a section that is one list.

    >>> "workers" in words_of("owners"), "post" in words_of("never_short")
    (True, True)
    """
    return frozenset(_table()[section]["words"])


@cache
def kinds_by_own_name() -> frozenset[str]:
    """Kinds of organizations that the own part of a name stands for: ``company``."""
    return frozenset(_table()["own_names"]["kinds"])


@cache
def legal_forms() -> frozenset[str]:
    """How companies are held: ``plc``."""
    return words_of("legal_forms")


@cache
def not_organizations() -> frozenset[str]:
    """Last words of laws, plans and meetings."""
    return frozenset(_table()["not_organizations"]["last"])


@cache
def phrases() -> Mapping[tuple[str, ...], OrganizationEntry]:
    """Spellings of several words, in lower case."""
    return {split_words(name): entry for name, entry in spellings().items() if len(split_words(name)) > 1}


@cache
def long_names() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The names of several words by key, in lower case, without acronyms in parts.

    >>> ("european", "union") in long_names()["int/eu"]
    True
    """
    found: dict[str, list[tuple[str, ...]]] = {}
    for name, entry in spellings().items():
        words = split_words(name)
        for one in (entry, *entry.rivals) if len(words) > 1 and not name.isupper() else ():
            found.setdefault(one.key, []).append(words)
    return {key: tuple(names) for key, names in found.items()}


@cache
def lone_names() -> frozenset[str]:
    """Spellings of one word of ``organizations.toml`` that are no acronym and no common word, in lower case.

    >>> "chancellery" in lone_names(), "diet" in lone_names()
    (True, False)
    """
    alone = {name.lower() for name in _stated() if " " not in name and name[1:].islower()}
    return frozenset(alone - english_words() | {"pentagon", "congress"})


@cache
def stated_phrases() -> frozenset[tuple[str, ...]]:
    """Spellings of several words of ``organizations.toml``, in lower case."""
    return frozenset(words for name in _stated() if len(words := split_words(name)) > 1)


@cache
def first_words() -> frozenset[str]:
    """First words of the spellings of ``organizations.toml``, in lower case: what is looked up further.

    >>> {"mofa", "ministry", "white"} <= first_words()
    True
    """
    return frozenset(words[0] for name in _stated() if (words := split_words(name)))


@cache
def listed_words() -> frozenset[str]:
    """First words of the spellings of ``organizations.csv``, in lower case."""
    return frozenset(words[0] for name, _ in listed() if (words := split_words(name)))


@cache
def newspapers() -> frozenset[str]:
    """The ids of newspapers, agencies and stations: what they are told is told in public.

    >>> "org:int/bloomberg" in newspapers(), "org:int/un" in newspapers()
    (True, False)
    """
    every = (one for entry in spellings().values() for one in (entry, *entry.rivals))
    return frozenset(f"org:{one.key}" for one in every if one.kind == "media")


@cache
def not_acronyms() -> frozenset[str]:
    """Words in capitals that name no organization: ``GDP``."""
    return frozenset(word for words in _table()["not_acronyms"].values() for word in words)


@cache
def kinds_of(section: str) -> Mapping[str, str]:
    """The words of a section of cues -> the kind of organization that each speaks of.

    >>> kinds_of("introduces")["airline"], kinds_of("beside")["rebels"]
    ('company', 'armed_group')
    """
    return {word: kind for kind, words in _table()[section].items() for word in words}


@cache
def bureaus() -> frozenset[str]:
    """First parts of the office symbols of the Department: ``EAP`` of ``EAP/J``."""
    return frozenset(_table()["bureaus"]["symbols"])


def acronym_key(word: str) -> str | None:
    """The key of an organization written as one word in capitals, if it is known.

    >>> acronym_key("MOFA"), acronym_key("XQZ")
    ('{home}/mofa', None)
    """
    return spellings()[word].key if word in acronyms() else None
