"""What questions to a large corpus look up instead of looking through its tables, made before somebody asks.

All of it is kept in the corpus' folder: see docs/decisions/0012-columns-beside-the-tables.md.
"""

from typing import TYPE_CHECKING

from graphkit.corpus.columns import COUNTED, columns, ties_of
from graphkit.corpus.following import citations
from graphkit.corpus.named import keep_named
from graphkit.corpus.passages import keep_ids
from graphkit.corpus.picked import keep_touched
from graphkit.corpus.said import keep_said
from graphkit.corpus.seats import contacts
from graphkit.corpus.suggesting import keep_words
from graphkit.corpus.sums import SUMMED, ties
from graphkit.corpus.tie import crowded
from graphkit.store.edges import CROWDED

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus


MANY = 20_000
"""Cables from which on a corpus that is built anew has its columns laid; those of fewer are laid while one asks."""


def lay_columns(corpus: "Corpus") -> None:
    """The columns that the first question for them would make: seconds for a hundred thousand cables."""
    columns(corpus)
    contacts(corpus)
    citations(corpus)
    keep_named(corpus)
    for kind in COUNTED:
        ties_of(corpus, kind)
    for name in SUMMED:
        ties(corpus, name)
    for name in CROWDED:
        crowded(corpus, name)


def make_lists(corpus: "Corpus") -> None:
    """The lists in order that questions use where they are there, and else look through the tables."""
    keep_words(corpus)
    keep_said(corpus)
    keep_touched(corpus)
    keep_ids(corpus)


def has_many(corpus: "Corpus") -> bool:
    """Whether ``corpus`` holds or cites at least `MANY` cables."""
    (counted,) = corpus.rows("SELECT count(*) AS n FROM cable")
    return bool(counted["n"] >= MANY)
