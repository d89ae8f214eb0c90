"""The city right behind an office of our posts, as telegrams have it: ``Consul Lagos``, ``CONGEN HONG KONG``."""

from functools import cache

from graphkit.extract.text.words import Is, Words
from graphkit.extract.titles.titled import Titled
from graphkit.lexicon import posts
from graphkit.lexicon.titles import split_words

HERE = frozenset({"Ambassador", "Counselor", "First Secretary", "Second Secretary", "Third Secretary"})  # not so called


def seat_of(read: Words, title: Titled) -> tuple[str, ...]:
    """The words of that city in small letters; none where a name may stand there: ``Consul Milan``, ``Consul Bo Lind``.

    >>> from graphkit.extract.titles.titled import titles_of
    >>> from graphkit.extract.text.words import read_words
    >>> [seat_of(read_words(text), titles_of(text)[0]) for text in ("Consul Hong Kong left.", "Consul Lind left.")]
    [('hong', 'kong'), ()]
    """
    at = title.last + 1
    if title.entry.group != "mission" or title.entry.name in HERE or title.nation not in (None, "US"):
        return ()
    if title.last > title.head_last or at >= len(read.words) or not read.close(title.last) or not read.capital(at):
        return ()
    for width in (3, 2, 1):
        city, last = tuple(read.lower[at : at + width]), at + width - 1
        if city in seats() and not (width == 1 and read.flags[at] & (Is.GIVEN | Is.SURNAME)):
            goes_on = last + 1 < len(read.words) and read.close(last) and read.flags[last + 1] == Is.CAPITAL
            return () if goes_on else city
    return ()


@cache
def seats() -> frozenset[tuple[str, ...]]:
    """The cities in which we have an embassy or a consulate."""
    return frozenset(split_words(post.city) for post in posts.POSTS if post.kind in ("embassy", "consulate"))
