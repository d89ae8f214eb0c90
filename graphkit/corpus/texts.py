"""Texts of cables as they may be shown."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graphkit.mask import Masked, mask_text
from graphkit.store.parts import read_texts

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus


def texts_at(corpus: "Corpus", places: Iterable[tuple[str, str | None, int]]) -> dict[str, Masked]:
    """Texts as they may be shown, with the way from the offsets of the tables to theirs.

    ``places`` are (cable, part, row), which is where table ``cable`` says that they stand.
    """
    held = ((cable, part, row) for cable, part, row in dict.fromkeys(places) if part is not None)
    texts = read_texts(corpus.path / "parts", held)
    return {cable: mask_text(text, corpus.shield.spans.get(cable, ())) for cable, text in texts.items()}
