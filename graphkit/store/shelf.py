"""Parts on their way from workers that share no disk with the corpus: over a folder or an object store, by its URL."""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from graphkit.store.errors import CorpusError
from graphkit.store.plan import file_sha
from graphkit.store.schema import PART_TABLES


def put_parts(shelf: str, parts: Path, names: Iterable[str]) -> dict[str, str]:
    """Copy parts to the fsspec URL ``shelf``; returns the sha256 of each file by its name there."""
    store, root = _opened(shelf)
    sums = {}
    for name in names:
        store.makedirs(f"{root}/{name}", exist_ok=True)
        for file in sorted((parts / name).iterdir()):
            store.put_file(str(file), f"{root}/{name}/{file.name}")
            sums[f"{name}/{file.name}"] = file_sha(str(file))
    return sums


def fetch_parts(shelf: str, parts: Path, names: Iterable[str], sums: Mapping[str, str]) -> None:
    """Copy parts from ``shelf``; each appears when it is whole. `CorpusError` where a file is another than was put."""
    store, root = _opened(shelf)
    for name in names:
        beside = parts / f".{name}.{os.getpid()}"
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        for place in (f"{name}/{table}.parquet" for table in PART_TABLES):
            target = beside / Path(place).name
            store.get_file(f"{root}/{place}", str(target))
            if file_sha(str(target)) != sums[place]:
                shutil.rmtree(beside)
                raise CorpusError(f"{shelf}/{place}", "is not what the worker wrote", "build again")
        shutil.rmtree(parts / name, ignore_errors=True)
        beside.rename(parts / name)


def _opened(shelf: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 (an extra: graphkit[cluster])

        store, root = url_to_fs(shelf)
    except (ImportError, ValueError) as error:
        raise CorpusError(
            shelf, f"cannot be opened ({error})", "pip install 'graphkit[cluster]' and its driver"
        ) from error
    return store, str(root).rstrip("/")
