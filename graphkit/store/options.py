"""What a corpus keeps to once its first cables are read."""

from collections.abc import Mapping
from pathlib import Path

from graphkit.store.errors import CorpusError
from graphkit.store.manifest import Manifest


def refuse_another(folder: Path, manifest: Manifest, ner: Mapping[str, str] | None) -> None:
    """Cables read with another spaCy pipeline, or with none, are not mixed into one corpus.

    >>> refuse_another(Path("out"), Manifest(options={"texts": True}), {"path": "news", "sha256": "5f"})
    Traceback (most recent call last):
    ...
    graphkit.store.errors.CorpusError: out: was read with no --ner, got --ner news; give the same, or build into a new folder
    """  # noqa: E501 (a doctest's output stands on one line)
    before = manifest.options.get("ner")
    if not manifest.options or (before and before["sha256"]) == (ner and ner["sha256"]):
        return
    was, now = (f"--ner {one['path']}" if one else "no --ner" for one in (before, ner))
    raise CorpusError(folder, f"was read with {was}, got {now}", "give the same, or build into a new folder")
