"""``manifest.json``: which inputs a corpus has seen and which batches hold what they gave."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from graphkit.store.errors import CorpusError
from graphkit.store.files import write_whole
from graphkit.store.schema import FORMAT

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """``inputs``: path -> sha256, and how it was read; ``batches``: batch -> the inputs whose cables count in it.

    ``parts``: batch -> parts.

    ``readings`` are the parts of cables that were read again with the surnames that others taught.
    ``previous`` are the parts of the build before: a reader that is still open on it finds its texts there.
    ``made`` is the token (`graphkit.store.made.made_of`) of all that the database was made of.
    """

    format: int = FORMAT
    inputs: Mapping[str, str] = field(default_factory=dict)
    batches: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    readings: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    made: str = ""

    def without(self, paths: Iterable[str]) -> "Manifest":
        """The same corpus where the cables of ``paths`` count no more: their files changed.

        >>> Manifest(inputs={"a": "1", "b": "2"}, batches={"x": ("a", "b"), "y": ("a",)}).without(["a"]).batches
        {'x': ('b',)}
        """
        gone = set(paths)
        left = {batch: tuple(path for path in held if path not in gone) for batch, held in self.batches.items()}
        batches = {batch: held for batch, held in left.items() if held}
        return replace(
            self,
            inputs={path: sha for path, sha in self.inputs.items() if path not in gone},
            batches=batches,
            parts={batch: names for batch, names in self.parts.items() if batch in batches},
        )

    def read_otherwise(self, mark: str) -> dict[str, tuple[str, ...]]:
        """The batches of which an input was read in another way than ``mark`` says, with their inputs.

        >>> Manifest(inputs={"a": "1 by=7", "b": "2"}, batches={"x": ("a",), "y": ("b",)}).read_otherwise(" by=7")
        {'y': ('b',)}
        """
        other = {path for path, said in self.inputs.items() if not said.endswith(mark)}
        return {batch: held for batch, held in self.batches.items() if other.intersection(held)}


def read_manifest(corpus: Path) -> Manifest:
    """What the corpus says of itself; an empty manifest where there is no corpus yet.

    Raises `CorpusError` for a manifest that is damaged or of another format version.
    """
    path = corpus / NAME
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        made = data["format"]
        pairs = {key: {batch: tuple(names) for batch, names in data[key].items()} for key in ("batches", "parts")}
        lists = {key: tuple(data[key]) for key in ("readings", "previous") if made == FORMAT}
        manifest = Manifest(**{**data, **pairs, **lists})
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
