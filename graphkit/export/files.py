"""A whole export or none: files are made in a folder beside their place, then moved."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from graphkit.export.evidence import write_evidence
from graphkit.export.plain import AnyGraph
from graphkit.export.registry import Exporter


def pick_exporter(path: Path, exporters: Iterable[Exporter]) -> tuple[Exporter, str]:
    """The exporter whose suffix ends the path's name, and that suffix; the longest suffix wins.

    >>> pick_exporter(Path("graph.png"), ())
    Traceback (most recent call last):
    ...
    ValueError: '.png': no such export format; expected one of
    """
    known = sorted(((suffix, one) for one in exporters for suffix in one.suffixes), key=lambda pair: -len(pair[0]))
    for suffix, one in known:
        if path.name.lower().endswith(suffix) and len(path.name) > len(suffix):
            return one, suffix
    listed = ", ".join(sorted(suffix for suffix, _ in known))
    raise ValueError(f"{path.suffix!r}: no such export format; expected one of {listed}")


def evidence_path(path: Path, suffix: str) -> Path:
    """``out/met.gexf`` has its evidence in ``out/met.evidence.csv``."""
    return path.with_name(path.name[: -len(suffix)] + ".evidence.csv")


def write_export(
    exporter: Exporter,
    suffix: str,
    graph: AnyGraph,
    path: Path,
    *,
    force: bool,
    dynamic: bool,
    evidence: Iterable[Mapping[str, Any]] | None,
    meta: Mapping[str, str],
) -> Path:
    """Write graph and evidence, all files or none; `FileExistsError` where one is there and ``force`` is not given."""
    with _staged(path, force=force) as staging:
        exporter.write(graph, staging / path.name, meta, dynamic=dynamic)
        if evidence is not None:
            write_evidence(evidence, staging / evidence_path(path, suffix).name)
    return path


@contextmanager
def _staged(path: Path, *, force: bool) -> Iterator[Path]:
    refuse_place(path, force=force)
    with naming(path), TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
        yield Path(folder)
        _move_all(Path(folder), path, force=force)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """An `OSError` of making ``path`` says so."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        raise OSError(
            error.errno, f"{path}: not written, nothing was left behind: {error.strerror or error}"
        ) from error


def refuse_place(path: Path, *, force: bool) -> None:
    """`OSError` where no file can be made: no such folder, a folder in its place, a file already and no ``force``."""
    if not path.parent.is_dir():
        raise FileNotFoundError(f"{path}: the folder {path.parent} does not exist; make it first")
    _refuse_overwrite(path, force=force)


def _move_all(staging: Path, path: Path, *, force: bool) -> None:
    """Companions first, the file that was asked for last, so that seeing it means all is there."""
    made = sorted(staging.iterdir(), key=lambda file: (file.name == path.name, file.name))
    for file in made:
        _refuse_overwrite(path.with_name(file.name), force=force)
        with file.open("rb+") as handle:
            os.fsync(handle.fileno())
    for file in made:
        file.replace(path.with_name(file.name))


def _refuse_overwrite(path: Path, *, force: bool) -> None:
    if path.exists() and not force:
        raise FileExistsError(f"{path}: there is such a file already; choose another name or pass --force")
    if path.is_dir():
        raise IsADirectoryError(f"{path}: is a folder; give the name of a file in it")
