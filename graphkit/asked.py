"""What the words of a command line mean in a corpus."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graphkit.model import Protect
from graphkit.terminal import fail, rows


def open_corpus(path: Path, protect: Protect = Protect.MASK) -> Any:
    """The corpus in a folder; imported only here, for help and wrong use must not wait for it."""
    from graphkit.corpus import Corpus

    return Corpus.open(path, protect=protect)


def limits_of(given: Sequence[str] | None) -> Any:
    """The `graphkit.readers.Limits` that options ``--limit NAME=VALUE`` set; `ValueError` names those there are."""
    from graphkit.readers import Limits

    return Limits.of(given or ())


def id_of(opened: Any, name: str) -> str:
    """The id that ``name`` means: itself, or the best suggestion of the corpus. Says so and stops where there is none.

    >>> id_of(None, "person:ines-caruana")
    'person:ines-caruana'
    """
    if ":" in name:
        return name
    found = [row for row in rows(opened.suggest(name, limit=20)) if row["kind"] in ("person", "position", "post")]
    if not found:
        fail(f"{name!r}: nobody of that name; graphkit search finds words, graphkit info shows counts")
    return str(found[0]["id"])
