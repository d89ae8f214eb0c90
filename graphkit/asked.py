"""What the words of a command line mean in a corpus."""

import os
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


def some_of(sources: Sequence[Path]) -> Sequence[Path]:
    """The sources, where one of them is there at all; where none is, a slip of the pen is said before anything is made.

    >>> some_of([Path("."), Path("no/such/file")])[1]
    PosixPath('no/such/file')
    """
    if sources and not any(os.path.lexists(path) for path in sources):
        fail(f"{', '.join(map(str, sources))}: no such file or folder; check the path", code=2)
    return sources


def sources_of(corpus: Path, given: Sequence[Path], *, tables: bool) -> Sequence[Path]:
    """What is to be read into ``corpus``; says so and stops where nothing can come of it.

    >>> sources_of(Path("corpus"), [Path(".")], tables=False)
    [PosixPath('.')]
    """
    if tables and len(given) != 2:
        fail(f"--tables takes two files, nodes and edges; got {len(given)}", code=2)
    if not given and not corpus.is_dir():
        fail(f"{corpus}: is no corpus yet; name what to read: graphkit build {corpus} SOURCE...", code=2)
    if (corpus / "manifest.json").exists() and corpus.resolve() in [source.resolve() for source in given]:
        fail(f"{corpus}: is the corpus itself; name what to read into it", code=2)
    return some_of(given)


def id_of(opened: Any, name: str, code: int = 1) -> str:
    """The id that ``name`` means: itself, or the best suggestion of the corpus. Where there is none, says so and stops
    with ``code``.

    >>> id_of(None, "person:ines-caruana")
    'person:ines-caruana'
    """
    if ":" in name:
        return name
    found = [row for row in rows(opened.suggest(name, limit=20)) if row["kind"] in ("person", "position", "post")]
    if not found:
        fail(f"{name!r}: nobody of that name; graphkit search finds words, graphkit info shows counts", code)
    return str(found[0]["id"])
