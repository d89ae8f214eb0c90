"""What an exporter is."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from graphkit.export.plain import AnyGraph


class Write(Protocol):
    """Writes a graph to ``path``, and whatever else belongs to it into the same, otherwise empty, folder."""

    def __call__(self, graph: AnyGraph, path: Path, meta: Mapping[str, str], *, dynamic: bool = False) -> None:
        """``meta`` says where the graph comes from; ``dynamic`` asks for time where the format has it."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format: its name for people, the suffixes that choose it, longest first, and its writer."""

    name: str
    suffixes: tuple[str, ...]
    write: Write
