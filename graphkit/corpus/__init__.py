"""A corpus to ask: what users and the dashboard hold. It stands above the stages and below the pipeline.

- `corpus`: `Corpus` itself, every question by its name; `view`: one cable whole; `overview`: the corpus in figures.
- Questions to the tables: `questions`, `lean` (whole networks), `graphs`, `stream`, `finding` (full text), `curate`.
- Words, as they may be shown: `passages` (of facts), `quotes` (for exports), `said` (of contacts), `texts` (of cables).
- Columns of numbers beside the tables, for pages under filters: `columns` (cables), `sums` (networks), `tie` (one
  edge), `following` (chains), `seats` (contacts, whose rows `meetings` fills in), `suggesting`; what a text or a person
  picks (`picked`). `keeping` and `packed` hold them in the corpus' folder, `beforehand` makes them in advance.
"""

from graphkit.corpus.corpus import Corpus
from graphkit.corpus.finding import SearchResult
from graphkit.corpus.quotes import Quotes
from graphkit.corpus.view import CableView

__all__ = ["CableView", "Corpus", "Quotes", "SearchResult"]
