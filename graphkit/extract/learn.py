"""The first pass: surnames that a corpus teaches, cheap enough for every cable of it."""

from collections import Counter
from collections.abc import Iterator

from graphkit.extract.cluster import split_name
from graphkit.extract.hits import Hit, name_of
from graphkit.extract.home import home_of
from graphkit.extract.named import first_of_sentence
from graphkit.extract.people import running_names
from graphkit.extract.running import running_text
from graphkit.extract.stated import stated_names
from graphkit.extract.titled import titles_of
from graphkit.extract.truecase import is_common
from graphkit.extract.words import Is, Words, read_words
from graphkit.lexicon import names
from graphkit.model import Cable

SHORTEST = 3
# What one mention is worth: behind a title, in full, or a lone capitalised word that speaks.
TITLED, FULL, SPOKEN = 3, 2, 1
UNLIKE_NAMES = Is.COMMON | Is.PLACE | Is.NATION | Is.STOP | Is.TITLE | Is.FIELD | Is.MODIFIER


def learn(cable: Cable) -> Counter[tuple[str, str]]:
    """Weights of (surname as written, place) that the cable's names give; the place is a country code or a post's id.

    The sum over many cables goes through `Known.of` and serves the second pass.

    >>> from graphkit.model import Origin, Source
    >>> text = "Foreign Minister Omar Zaki met Danish Ambassador Vestergaard."
    >>> learn(Cable("08OSLO1", Source("plain", ""), text, origin=Origin("AMEMBASSY OSLO", "post:oslo")))
    Counter({('Zaki', 'post:oslo'): 3, ('Vestergaard', 'DK'): 3})
    """
    read, home = read_words(running_text(cable)), home_of(cable)
    place = home.post or home.country or ""
    facts: Counter[tuple[str, str]] = Counter()
    for hit in (*running_names(read, titles_of(read.text), set()), *stated_names(cable)):
        surname = surname_written(hit)
        if surname:
            nation = hit.title.nation if hit.title else None
            facts[(surname, nation or place)] += FULL if hit.rule == "full-name" else TITLED
    for word in speakers(read):
        facts[(word, place)] += SPOKEN
    return facts


def surname_written(hit: Hit) -> str | None:
    """The surname of a hit in mixed case, None where it is too short to be known by."""
    _, surname = split_name(hit.parts)
    written = next((part for part in reversed(hit.parts) if part.lower() == surname), "")
    return name_of(written) if len(written) >= SHORTEST else None


TOLD = names.word_lists()["told"]


def speakers(read: Words) -> Iterator[str]:
    """Capitalised words that no lexicon knows and that a verb of speech follows, or that somebody told something."""
    for i in read.capitals:
        if i + 1 == len(read.words):
            break
        spoken = read.flags[i + 1] & Is.SPEECH or (i > 0 and read.lower[i - 1] in TOLD and read.close(i - 1))
        if not spoken or read.flags[i] & UNLIKE_NAMES:
            continue
        if is_common(read.lower[i]):
            continue
        word, alone = read.words[i], i == 0 or first_of_sentence(read, i) or not read.capital(i - 1)
        article = i > 0 and read.lower[i - 1] in ("the", "a", "an") and read.close(i - 1)
        if alone and not article and len(word) >= SHORTEST and not word.isupper() and not read.capital(i + 1):
            yield word
