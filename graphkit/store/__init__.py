"""The corpus on disk: parts, manifest, lock, database, full-text index and the curator's log."""

from graphkit.store.errors import CorpusError

__all__ = ["CorpusError"]
