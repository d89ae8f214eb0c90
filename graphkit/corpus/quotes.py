"""The words of facts, for whoever exports a graph of a corpus."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.model import Protect

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus


@dataclass(frozen=True)
class Quotes:
    """Answers ids of facts with their words; small enough to go with every copy of a graph."""

    path: Path
    protect: Protect

    def __call__(self, link_ids: Sequence[str]) -> list[dict[str, Any]]:
        """See `words_of`."""
        from graphkit.corpus.corpus import Corpus  # noqa: PLC0415  (which needs this module)

        return words_of(Corpus.open(self.path, self.protect), link_ids)


def words_of(corpus: "Corpus", link_ids: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of link, cable, paragraph, start, end, words."""
    found = corpus.evidence(link_ids).rename(columns={"quote": "words"})
    return [{str(name): value for name, value in row.items()} for row in found.to_dict("records")]
