"""Texts of cables as they may be shown."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from graphkit.mask import Masked, mask_places, mask_text
from graphkit.store.parts import read_texts

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus


def shown_texts(corpus: "Corpus", ids: Iterable[str]) -> dict[str, Masked]:
    """Texts as they may be shown, with the way from the offsets of the tables to theirs."""
    return _masked(corpus, corpus.texts_of(sorted(ids)))


def texts_at(corpus: "Corpus", places: Iterable[tuple[str, str | None, int]]) -> dict[str, Masked]:
    """The same of (cable, part, row), which is where table ``cable`` says that the texts stand."""
    held = ((cable, part, row) for cable, part, row in dict.fromkeys(places) if part is not None)
    return _masked(corpus, read_texts(corpus.path / "parts", held))


def moved(corpus: "Corpus", cable: str) -> Masked:
    """The way from the offsets of the tables to those of a cable's text as it may be shown, without the text."""
    return mask_places(corpus.shield.spans.get(cable, ()))


def _masked(corpus: "Corpus", texts: Mapping[str, str]) -> dict[str, Masked]:
    return {cable: mask_text(text, corpus.shield.spans.get(cable, ())) for cable, text in texts.items()}
