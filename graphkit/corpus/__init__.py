"""A corpus to ask: what users and the dashboard hold. It stands above the stages and below the pipeline."""

from graphkit.corpus.corpus import Corpus
from graphkit.corpus.finding import SearchResult
from graphkit.corpus.quotes import Quotes
from graphkit.corpus.view import CableView

__all__ = ["CableView", "Corpus", "Quotes", "SearchResult"]
