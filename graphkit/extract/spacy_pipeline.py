"""A spaCy pipeline in a folder: loaded once in each process, described for the record, asked piece by piece."""

import hashlib
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from graphkit.model import Span

PIECE = 10_000  # characters handed over at once
# spaCy's tokenizer takes quadratic time on text without spaces, and no name is that long.
UNSPACED = re.compile(r"\S{60}\S+")


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A pipeline as a corpus records it: where it lies, what it says of itself, and the sum of its files."""

    path: str
    name: str
    version: str
    lang: str
    sha256: str


def describe_pipeline(path: str | Path) -> Pipeline:
    """What a corpus records of a pipeline. Raises ``ValueError`` where it cannot be used."""
    folder = folder_of(path)
    meta = load_pipeline(folder).meta
    total = hashlib.sha256()
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        with file.open("rb") as opened:
            total.update(f"{file.relative_to(folder).as_posix()}\0".encode("utf-8", "surrogatepass"))
            total.update(hashlib.file_digest(opened, "sha256").digest())
    name, version, lang = (str(meta.get(key, "")) for key in ("name", "version", "lang"))
    return Pipeline(str(path), name, version, lang, total.hexdigest())


def folder_of(path: str | Path) -> Path:
    """The folder of a pipeline, never the name of a package."""
    folder = Path(path)
    if not (folder / "config.cfg").is_file():
        raise ValueError(f"{path}: no folder of a spaCy pipeline (it holds config.cfg); none is ever downloaded")
    return folder.resolve()


@lru_cache(maxsize=1)
def load_pipeline(folder: Path) -> Any:
    """The pipeline, which must recognize entities."""
    try:
        import spacy  # noqa: PLC0415 (an extra: graphkit[spacy])
    except ImportError as error:
        raise ValueError(f"{folder}: spaCy is not installed; pip install 'graphkit[spacy]'") from error
    try:
        nlp = spacy.load(folder)
    except Exception as error:  # a damaged pipeline fails in as many ways as it has files
        raise ValueError(f"{folder}: spaCy cannot load this pipeline: {error}") from error
    if not any({"doc.ents", "doc.spans"} & set(nlp.get_pipe_meta(name).assigns) for name in nlp.pipe_names):
        raise ValueError(f"{folder}: got a pipeline of {nlp.pipe_names}, expected one that recognizes entities (ner)")
    return nlp


def recognized(nlp: Any, text: str, labels: Container[str]) -> Iterator[tuple[Span, str]]:
    """Place and label of every entity that has one of the labels."""
    for start, piece in pieces(text):
        with nlp.memory_zone():  # else every new word of a corpus stays in memory
            hits = [(hit.start_char, hit.end_char, hit.label_) for hit in nlp(piece).ents if hit.label_ in labels]
        yield from ((Span(start + first, start + end), label) for first, end, label in hits)


def pieces(text: str) -> Iterator[tuple[int, str]]:
    r"""Paragraphs with a capital in them, long ones cut at a space; what has no spaces is blanked.

    >>> list(pieces("One.\n\n..\n\nThree")), [len(piece) for _, piece in pieces("A" + " Bc" * 7000)]
    ([(0, 'One.'), (10, 'Three')], [9998, 9999, 1004])
    >>> [piece.split() for _, piece in pieces("Ann " + "(" * 99 + " Lind")]
    [['Ann', 'Lind']]
    """
    start = 0
    for paragraph in text.split("\n\n"):
        at = 0
        while at < len(paragraph):
            end = at + PIECE
            if end < len(paragraph):
                end = paragraph.rfind(" ", at + 1, end) + 1 or end
            piece = paragraph[at:end]
            if piece != piece.lower():
                yield start + at, UNSPACED.sub(lambda run: " " * len(run[0]), piece)
            at = end
        start += len(paragraph) + 2
