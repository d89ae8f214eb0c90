"""The first pass: surnames that a corpus teaches, cheap enough for every cable of it."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from graphkit.extract.base import EMPTY
from graphkit.extract.hits import Hit, name_of
from graphkit.extract.home import home_of
from graphkit.extract.named import first_of_sentence
from graphkit.extract.organizations.find import find as find_organizations
from graphkit.extract.people.bare import EVERYWHERE, NOBODY, is_plural_acronym
from graphkit.extract.people.find import names_of
from graphkit.extract.people.gathered import DISTRIBUTION
from graphkit.extract.people.name_parts import split_name
from graphkit.extract.text.running import running_text
from graphkit.extract.text.truecase import is_common
from graphkit.extract.text.words import Is, Words, read_words, word_flags
from graphkit.extract.titles.misspelt import misspelt_title
from graphkit.model import Cable, Extraction

SHORTEST = 3
# What one mention is worth: behind a title, in full, or a lone capitalised word that speaks.
TITLED, FULL, SPOKEN = 3, 2, 1
UNLIKE_NAMES = Is.COMMON | Is.PLACE | Is.NATION | Is.STOP | Is.TITLE | Is.FIELD | Is.MODIFIER


def learn(cable: Cable, found: Extraction | None = None) -> Counter[tuple[str, str]]:
    """Weights of (surname as written, place) that the cable's names give; the place is a country code or a post's id.

    The sum over many cables goes through `Known.of` and serves the second pass. ``found`` is what `extract` found in
    it, if that is known: nothing is then read twice.

    >>> from graphkit.model import Origin, Source
    >>> text = "Foreign Minister Omar Zaki met Danish Ambassador Vestergaard."
    >>> learn(Cable("08OSLO1", Source("plain", ""), text, origin=Origin("AMEMBASSY OSLO", "post:oslo")))
    Counter({('Zaki', 'post:oslo'): 3, ('Vestergaard', 'DK'): 3})
    """
    home = home_of(cable)
    place = home.post or home.country or ""
    found = find_organizations(cable, EMPTY, Extraction()) if found is None else found
    facts: Counter[tuple[str, str]] = Counter()
    for hit in chain(*names_of(cable, found)):
        surname = surname_written(hit)
        if surname and hit.rule != DISTRIBUTION:  # an office may look like a name there
            nation = hit.title.nation if hit.title else None
            facts[(surname, nation or place)] += FULL if hit.rule == "full-name" else TITLED
    for word in speakers(read_words(running_text(cable))):
        facts[(word, place)] += SPOKEN
    return facts


def learn_listed(given: Mapping[str, str]) -> Counter[tuple[str, str]]:
    """Weights of the surnames that an edition lists, as ``people`` of what a container gives: enough to be known.

    >>> sorted(learn_listed({"people": '{"p1": {"name": "Okonjo, Ada (Lund, Bo)"}, "p2": {"name": "Pius"}}'}))
    [('Lund', ''), ('Okonjo', '')]
    >>> learn_listed({"people": "damaged"}), learn_listed({})
    (Counter(), Counter())
    """
    facts: Counter[tuple[str, str]] = Counter()
    try:
        listed = json.loads(given.get("people") or "{}")
    except ValueError:
        return facts
    for person in listed.values() if isinstance(listed, dict) else ():
        name = str(person.get("name", "")) if isinstance(person, dict) else ""
        for surname in LISTED.findall(name[:LONGEST_LISTED]):
            for word in surname.split():
                facts[(name_of(word), "")] = 2 * EVERYWHERE
    return facts


# The words before the comma of "Okonjo, Ada" and "Castro Lima, Rui".
LISTED = re.compile(r"(?:^|\()\s*([^\W\d_][\w'’-]{2,}(?: [^\W\d_][\w'’-]{2,})?)(?:,| \()")
LONGEST_LISTED = 200


def surname_written(hit: Hit) -> str | None:
    """The surname of a hit in mixed case, None where it is too short to be known by, or a word that never is."""
    _, surname = split_name(hit.parts)
    written = next((part for part in reversed(hit.parts) if part.lower() == surname), "")
    flag = word_flags().get(surname, 0)
    never = flag & NOBODY or (flag & Is.COMMON and not flag & Is.SURNAME)
    return name_of(written) if len(written) >= SHORTEST and not never else None


def speakers(read: Words) -> Iterator[str]:
    """Capitalised words that no lexicon knows and that a verb of speech follows, or that somebody told something."""
    told = {i + 1 for i in read.find(Is.TOLD) if read.close(i)}
    spoken = {i - 1 - (read.lower[i - 1].endswith("ly") and read.close(i - 2)) for i in read.find(Is.SPEECH)}
    for i in sorted(told | spoken):
        if not 0 <= i < len(read.words) - 1 or not read.capital(i) or read.flags[i] & UNLIKE_NAMES:
            continue
        if is_common(read.lower[i]) or is_plural_acronym(read.words[i]) or misspelt_title(read.lower[i]):
            continue
        word, alone = read.words[i], i == 0 or first_of_sentence(read, i) or not read.capital(i - 1)
        article = i > 0 and read.lower[i - 1] in ("the", "a", "an") and read.close(i - 1)
        if alone and not article and len(word) >= SHORTEST and not word.isupper() and not read.capital(i + 1):
            yield word
