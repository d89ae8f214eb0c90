"""Diplomatic cables in, an evidence-backed graph out.

import graphkit as gk
corpus = gk.build("out", ["cables/"])
graph = corpus.graph()
gk.export(graph, "all.gexf")
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.corpus import Corpus as Corpus
    from graphkit.export import export_graph as export
    from graphkit.graph import project as project
    from graphkit.model import Filters as Filters
    from graphkit.model import Protect as Protect
    from graphkit.pipeline import build as build
    from graphkit.pipeline import inspect as inspect
    from graphkit.store.errors import CorpusError as CorpusError

__version__ = "0.1.0"

_HOME = {
    "Corpus": ("graphkit.corpus", "Corpus"),
    "CorpusError": ("graphkit.store.errors", "CorpusError"),
    "Filters": ("graphkit.model", "Filters"),
    "Protect": ("graphkit.model", "Protect"),
    "build": ("graphkit.pipeline", "build"),
    "export": ("graphkit.export", "export_graph"),
    "inspect": ("graphkit.pipeline", "inspect"),
    "project": ("graphkit.graph", "project"),
}

__all__ = ["Corpus", "CorpusError", "Filters", "Protect", "build", "export", "inspect", "project"]


def __getattr__(name: str) -> Any:
    """Heavy rooms are entered when they are first asked for, so that ``import graphkit`` stays light."""
    if name not in _HOME:
        raise AttributeError(f"module 'graphkit' has no attribute {name!r}: expected one of {', '.join(__all__)}")
    module, attribute = _HOME[name]
    return getattr(import_module(module), attribute)
