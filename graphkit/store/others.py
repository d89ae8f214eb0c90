"""What another version of this package read: to be read anew, from the texts that the parts keep."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from graphkit.model import Issue, RawCable
from graphkit.store.imports import is_imported
from graphkit.store.made import read_by
from graphkit.store.manifest import Manifest
from graphkit.store.parts import damaged, read_raws


@dataclass(frozen=True, slots=True)
class Kept:
    """A batch ``was`` of another version, whose ``parts`` keep its texts; those from ``paths`` count.

    ``key`` is what it is called once it is read anew, ``size`` the bytes to be read.
    """

    key: str
    was: str
    parts: tuple[str, ...]
    paths: tuple[str, ...]
    size: int


def read_mark() -> str:
    """What this version adds to an input's checksum: read by another it is another input."""
    return f" by={read_by()}"


def read_by_others(manifest: Manifest) -> dict[str, tuple[str, ...]]:
    """The batches that another version read, with their inputs; of imported tables there is no text to be read."""
    found = manifest.read_otherwise(read_mark())
    return {batch: held for batch, held in found.items() if not any(map(is_imported, manifest.parts[batch]))}


def kept_by_others(folder: Path, manifest: Manifest) -> list[Kept]:
    """What `read_by_others` finds in the corpus ``folder``, in the order of the manifest."""
    found = sorted(read_by_others(manifest).items())
    return [_kept(folder / "parts", manifest.parts[batch], batch, held) for batch, held in found]


def _kept(parts: Path, names: tuple[str, ...], batch: str, paths: tuple[str, ...]) -> Kept:
    key = hashlib.sha256(f"{batch} {paths}{read_mark()}".encode()).hexdigest()[:16]
    files = [parts / name / "text.parquet" for name in names]
    return Kept(key, batch, names, paths, sum(file.stat().st_size for file in files if file.exists()))


def kept_raws(parts: Path, kept: Kept) -> Iterator[RawCable | Issue]:
    """What a batch was made of: of each of its parts the issues of whole inputs, then the cables in their order."""
    for name in kept.parts:
        try:
            said = pq.read_table(parts / name / "issue.parquet").to_pylist()
            among = [("path", "in", list(kept.paths))]
            rows = pq.read_table(parts / name / "cable.parquet", columns=["row"], filters=among)["row"].to_pylist()
        except (OSError, pa.ArrowException) as error:
            raise damaged(parts / name) from error
        yield from (_issue(one) for one in said if one["row"] is None and one["path"].split(" › ")[0] in kept.paths)
        yield from (raw for _, raw in read_raws(parts, name, rows))


def _issue(row: Mapping[str, str]) -> Issue:
    return Issue(row["stage"], row["code"], row["path"], row["message"])


def taken_over(manifest: Manifest, read: Iterable[Kept], parts: Mapping[str, tuple[str, ...]]) -> Manifest:
    """The manifest with ``parts`` by this version, by key, in the place of what another one read."""
    batches, held, inputs = dict(manifest.batches), dict(manifest.parts), dict(manifest.inputs)
    for one in read:
        del batches[one.was], held[one.was]
        batches[one.key], held[one.key] = one.paths, parts[one.key]
        inputs |= {path: f"{inputs[path].partition(' by=')[0]}{read_mark()}" for path in one.paths}
    return replace(manifest, batches=batches, parts=held, inputs=inputs)
