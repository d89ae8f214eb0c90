"""``manifest.json``: which inputs a corpus has seen and which parts hold what they gave."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from graphkit.store.errors import CorpusError
from graphkit.store.files import write_whole
from graphkit.store.schema import FORMAT

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """``inputs``: path -> sha256; ``batches``: batch -> the inputs in it; ``parts``: batch -> name of its part."""

    format: int = FORMAT
    inputs: Mapping[str, str] = field(default_factory=dict)
    batches: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    previous: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)


def read_manifest(corpus: Path) -> Manifest:
    """What the corpus says of itself; an empty manifest where there is no corpus yet.

    Raises `CorpusError` for a manifest that is damaged or of another format version.
    """
    path = corpus / NAME
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        made = data["format"]
        fields = {**data, "batches": {key: tuple(paths) for key, paths in data["batches"].items()}}
        manifest = Manifest(**{**fields, "previous": tuple(data["previous"])})
    except FileNotFoundError:
        return Manifest()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CorpusError(path, "is damaged", "remove the corpus folder and build it again") from error
    if made != FORMAT:
        what = f"has format {made}, this version reads format {FORMAT}"
        raise CorpusError(corpus, what, "build it again from its sources into a new folder")
    return manifest


def write_manifest(corpus: Path, manifest: Manifest) -> None:
    """Replace the manifest in one step."""
    write_whole(corpus / NAME, json.dumps(asdict(manifest), indent=1, sort_keys=True) + "\n")
