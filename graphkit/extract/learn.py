"""The first pass: surnames that titled mentions teach, cheap enough for a whole corpus."""

from collections import Counter

from graphkit.extract.cluster import split_name
from graphkit.extract.home import home_of
from graphkit.extract.named import name_end
from graphkit.extract.running import running_text
from graphkit.extract.titled import titles_of
from graphkit.extract.words import Is, read_words
from graphkit.model import Cable

SHORTEST = 3


def learn(cable: Cable) -> Counter[tuple[str, str]]:
    """Counts of (surname as written, place) from names behind a title; the place is a country code or a post's id.

    The sum of many cables goes through `Known.of` and serves the second pass.

    >>> from graphkit.model import Origin, Source
    >>> text = "Foreign Minister Omar Zaki met Danish Ambassador Vestergaard."
    >>> learn(Cable("08OSLO1", Source("plain", ""), text, origin=Origin("AMEMBASSY OSLO", "post:oslo")))
    Counter({('Zaki', 'post:oslo'): 1, ('Vestergaard', 'DK'): 1})
    """
    read, home = read_words(running_text(cable)), home_of(cable)
    facts: Counter[tuple[str, str]] = Counter()
    for title in titles_of(read.text):
        start = title.last + 1
        if start >= len(read.words) or not title.capital or not (read.close(title.last) or read.abbreviated(title.last)):
            continue
        end = name_end(read, start, titled=True)
        if end is None:
            continue
        parts = tuple(read.words[i] for i in range(start, end + 1) if not read.flags[i] & Is.SUFFIX)
        _, surname = split_name(parts or (read.words[start],))
        written = next(word for word in reversed(read.words[start : end + 1]) if word.lower() == surname)
        if len(written) >= SHORTEST and not read.flags[end] & Is.STOP:
            facts[(written.capitalize() if written.isupper() else written, title.nation or home.post or home.country or "")] += 1
    return facts
