"""graph -> file, with its evidence in a table beside it. One module per format."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from graphkit.export import (
    cmif,
    csv_tables,
    cypher,
    gexf,
    graphml,
    graphology_json,
    neo4j_csv,
    node_link,
    parquet,
)
from graphkit.export.evidence import own_evidence, write_evidence
from graphkit.export.files import pick_exporter, refuse_place, write_export
from graphkit.export.plain import AnyGraph
from graphkit.export.registry import Exporter
from graphkit.export.stream import Stream

EXPORTERS = (
    gexf.EXPORTER,
    graphml.EXPORTER,
    node_link.EXPORTER,
    graphology_json.EXPORTER,
    csv_tables.EXPORTER,
    parquet.EXPORTER,
    neo4j_csv.EXPORTER,
    cypher.EXPORTER,
    cmif.EXPORTER,
)
"""Every format; the longest suffix that fits a file's name chooses."""

__all__ = ["EXPORTERS", "Exporter", "Stream", "check_target", "export_graph", "write_evidence"]


def export_graph(
    graph: AnyGraph,
    path: Path | str,
    *,
    force: bool = False,
    dynamic: bool = False,
    evidence: Iterable[Mapping[str, Any]] | None = None,
    meta: Mapping[str, str] | None = None,
) -> Path:
    """Write a graph in the format that ``path`` ends in, and its evidence to ``<name>.evidence.csv`` beside it.

    ``graph`` is one of networkx, or a `Stream` of one that is too large for memory.

    ``evidence`` are rows of edge, link, cable, paragraph, start, end, words; a graph that a corpus gave brings its own.
    ``meta`` (corpus, filters, masking mode, date) goes into the file as far as the format has a place for it; the same
    graph and ``meta`` give the same bytes. ``dynamic`` adds time where the format has it. Either all files appear or
    none: `FileExistsError` without ``force``, `ValueError` for an unknown suffix, `OSError` where writing fails.

    >>> import networkx as nx
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = export_graph(nx.DiGraph([("08X1", "07Y2")]), Path(folder) / "chain.gexf")
    ...     nx.read_gexf(path).edges
    OutEdgeView([('08X1', '07Y2')])
    """
    path = Path(path)
    exporter, suffix = pick_exporter(path, EXPORTERS)
    evidence = own_evidence(graph) if evidence is None else evidence
    return write_export(exporter, suffix, graph, path, force=force, dynamic=dynamic, evidence=evidence, meta=meta or {})


def check_target(path: Path, *, force: bool = False) -> None:
    """What `export_graph` would refuse of ``path``, before there is a graph: `ValueError` or `OSError`."""
    pick_exporter(path, EXPORTERS)
    refuse_place(path, force=force)


class _Callable(ModuleType):
    """The room's door: ``gk.export(graph, path)`` is its main act, and ``graphkit.export`` its name, both at once."""

    __call__ = staticmethod(export_graph)


sys.modules[__name__].__class__ = _Callable
