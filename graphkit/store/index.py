"""``text/``: the tantivy index of subjects and bodies, without protected names; swapped in whole."""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import tantivy

from graphkit.store.errors import CorpusError
from graphkit.store.query import parse_query

NAME = "text"
HEAP = 96_000_000
FACETS = ("origin", "tags", "classification", "year")
"""What hits are counted by."""

_ANALYZER = "words"


@dataclass(frozen=True, slots=True)
class Hits:
    """``total`` cables match; ``ids`` with scores, best first; ``facets``: name -> [(value, cables)]."""

    total: int
    ids: tuple[tuple[str, float], ...]
    facets: Mapping[str, list[tuple[str, int]]]
    words: tuple[str, ...]


def build_index(corpus: Path, documents: Iterable[Mapping[str, Any]]) -> Path:
    """Write the index beside the old one and return its folder; `swap_index` puts it in place.

    A document has ``id``, ``body``, ``subject``, ``sender``, ``receiver``, ``tag``, ``person``, ``class`` (texts),
    ``day`` (YYYYMMDD or 0) and the facets.
    """
    beside = corpus / f"{NAME}.tmp"
    shutil.rmtree(beside, ignore_errors=True)
    try:
        beside.mkdir(parents=True)
        index = tantivy.Index(_schema(), path=str(beside))
        index.register_tokenizer(_ANALYZER, _analyzer())
        writer = index.writer(HEAP, num_threads=1)
        for document in documents:
            writer.add_document(_document(document))
        writer.commit()
        writer.wait_merging_threads()
    except (OSError, ValueError) as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise CorpusError(beside, f"cannot be written ({error})", "free the disk and build again") from error
    return beside


def swap_index(corpus: Path) -> None:
    """The new index takes the old one's place; who has the old one open keeps its files."""
    old, new, aside = corpus / NAME, corpus / f"{NAME}.tmp", corpus / f"{NAME}.old"
    shutil.rmtree(aside, ignore_errors=True)
    if old.exists():
        old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)


def open_index(corpus: Path) -> tantivy.Index:
    """The index, for questions; raises `CorpusError` where it is missing or damaged."""
    try:
        return _opened(corpus, (corpus / NAME).stat().st_ino)
    except OSError as error:
        raise CorpusError(corpus / NAME, "is missing", "build the corpus again") from error


@lru_cache(maxsize=4)
def _opened(corpus: Path, _inode: int) -> tantivy.Index:
    """An index is kept open until another folder takes its place."""
    try:
        index = tantivy.Index.open(str(corpus / NAME))
    except (ValueError, OSError) as error:
        raise CorpusError(corpus / NAME, "cannot be read", "build the corpus again") from error
    index.register_tokenizer(_ANALYZER, _analyzer())
    return index


def search_index(index: tantivy.Index, text: str, limit: int, offset: int = 0) -> Hits:
    """The ids that ``text`` finds, in the language of `graphkit.store.query`."""
    parsed = parse_query(text, index.schema)
    searcher = index.searcher()
    result = searcher.search(parsed.query, limit=max(1, limit), offset=max(0, offset))
    ids = tuple((_id(searcher, address), float(score)) for score, address in result.hits)
    asked = {name: {"terms": {"field": f"{name}_facet", "size": 12}} for name in FACETS}
    counted = searcher.aggregate(parsed.query, asked)
    facets = {
        name: [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in counted[name]["buckets"]] for name in FACETS
    }
    total = int(result.count)  # type: ignore[attr-defined]  # the stubs do not know it
    return Hits(total, ids if limit else (), facets, parsed.words)


def all_ids(index: tantivy.Index, text: str) -> list[str]:
    """Every id that ``text`` finds, for filters."""
    searcher = index.searcher()
    most = max(1, searcher.num_docs)
    result = searcher.search(parse_query(text, index.schema).query, limit=most, count=False)
    return [_id(searcher, address) for _, address in result.hits]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("body", "subject", "sender", "receiver", "tag", "person", "class"):
        builder.add_text_field(name, tokenizer_name=_ANALYZER, index_option="position")
    builder.add_text_field("id", stored=True, tokenizer_name=_ANALYZER, index_option="position")
    builder.add_integer_field("day", indexed=True, fast=True)
    for name in FACETS:
        builder.add_text_field(f"{name}_facet", fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _analyzer() -> tantivy.TextAnalyzer:
    filters = (tantivy.Filter.remove_long(80), tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold())
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for one in filters:
        builder = builder.filter(one)
    return builder.build()


def _document(fields: Mapping[str, Any]) -> tantivy.Document:
    document = tantivy.Document()
    for name in ("id", "body", "subject", "sender", "receiver", "tag", "person", "class"):
        if fields.get(name):
            document.add_text(name, fields[name])
    document.add_integer("day", fields.get("day") or 0)
    for name in FACETS:
        for value in fields.get(name) or ():
            document.add_text(f"{name}_facet", value)
    return document


def _id(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> str:
    return str(searcher.doc(address).get_first("id"))
