"""What a corpus was made by and of: tokens that say whether anything has to be made again."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from graphkit.store.authority import kept_authority
from graphkit.store.judgements import NAME as LOG
from graphkit.store.manifest import Manifest
from graphkit.store.plan import file_sha

_PACKAGE = Path(__file__).parent.parent


@lru_cache(maxsize=1)
def made_by() -> str:
    """A token of this package as it stands, its lexicon included: what another one decided is decided anew."""
    return _token(_files())


@lru_cache(maxsize=1)
def read_by() -> str:
    """A token of what of this package says which rows a text gives: what another one read is read anew."""
    return _token(path for path in _files() if path.relative_to(_PACKAGE).as_posix().startswith(READING))


READING = (
    *("lexicon/", "model/", "readers/", "parse/", "extract/", "mask.py", "passone.py", "unpack.py"),
    *("store/officers.py", "store/rows.py", "store/schema.py"),
)
"""Rooms and files through which a text goes until it is rows of a part."""


def _files() -> Iterable[Path]:
    return (path for path in sorted(_PACKAGE.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)


def _token(files: Iterable[Path]) -> str:
    said = hashlib.sha256()
    for path in files:
        said.update(f"{path.relative_to(_PACKAGE)} ".encode() + path.read_bytes())
    return said.hexdigest()[:16]


def made_of(corpus: Path, manifest: Manifest) -> str:
    """A token of all that a database of ``corpus`` depends on: parts, judgements, authority file, this package."""
    parts = {key: value for key, value in asdict(manifest).items() if key not in ("previous", "made")}
    said = (made_by(), parts, file_sha(str(corpus / LOG)), kept_authority(corpus))
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
