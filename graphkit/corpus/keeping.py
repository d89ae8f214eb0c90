"""Arrays made of the database that a corpus has open, kept in its folder: see `graphkit.store.kept`."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from graphkit.store.kept import Arrays, has_arrays, kept_arrays

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus


LAYOUT = 2
"""Rises when what is kept under a name changes: what another version kept is then made anew."""


def keep(corpus: "Corpus", name: str, make: Callable[[], Mapping[str, npt.NDArray[Any]]]) -> Arrays:
    """The arrays ``name``, opened once; made at the first question after a build."""
    if name not in corpus.kept:
        corpus.kept[name] = kept_arrays(corpus.path, _dated(corpus, name), make)
    found: Arrays = corpus.kept[name]
    return found


def is_kept(corpus: "Corpus", name: str) -> bool:
    """Whether `keep` has them at hand."""
    return name in corpus.kept or has_arrays(corpus.path, _dated(corpus, name))


def _dated(corpus: "Corpus", name: str) -> str:
    """Rows are numbers of one database: who still has the one before open must not leave them to the next."""
    if "built" not in corpus.kept:
        (built,) = corpus.rows("SELECT value FROM meta WHERE key = 'built_at'")
        corpus.kept["built"] = "".join(filter(str.isalnum, str(built["value"])))
    return f"{name}-{LAYOUT}-{corpus.kept['built']}"


def as_bytes(texts: Any) -> npt.NDArray[np.bytes_]:
    """Texts as an array that can be mapped.

    >>> as_bytes(["Oslo", "Rome"])
    array([b'Oslo', b'Rome'], dtype='|S4')
    """
    encoded = [str(one).encode() for one in texts]
    return np.array(encoded, dtype=f"S{max(map(len, encoded), default=1)}")


def places_in(known: npt.NDArray[Any], wanted: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Where each of ``wanted`` stands in ``known``, which is in order; -1 where it does not.

    >>> places_in(as_bytes(["Oslo", "Rome"]), as_bytes(["Rome", "Reykjavik"]))
    array([ 1, -1])
    """
    if not len(known):
        return np.full(len(wanted), -1, dtype=np.int64)
    at = np.searchsorted(known, wanted.astype(known.dtype)).clip(0, len(known) - 1)
    return np.where(known[at] == wanted, at, -1)
