"""``text/``: the tantivy index of subjects and bodies, without protected names; swapped in whole."""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import tantivy

from graphkit.store.errors import CorpusError
from graphkit.store.query import parse_query

NAME = "text"
HEAP = 96_000_000
FACETS = ("origin", "tags", "classification", "year")
"""What hits are counted by."""
_SIZES = {"year": 100}  # of the others the commonest twelve

_ANALYZER = "words"
_PRINTS = "documents.parquet"


@dataclass(frozen=True, slots=True)
class Hits:
    """``total`` cables match; ``ids`` with scores, best first, and where their first paragraph begins; ``facets``:
    name -> [(value, cables)].
    """

    total: int
    ids: tuple[tuple[str, float, int], ...]
    facets: Mapping[str, list[tuple[str, int]]]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What makes an index of another: ``gone`` ids leave it, ``fresh`` ids come (again); None: begin with nothing."""

    gone: tuple[str, ...] = ()
    fresh: pa.Array | None = None


def plan_index(corpus: Path, prints: pa.Table, by: str) -> Change:
    """What the index of ``corpus`` lacks and has too much to be that of ``prints`` (id, print).

    One that another version than ``by`` (`graphkit.store.made.made_by`) wrote may have hidden less: it is of no use.
    """
    try:
        tantivy.Index.open(str(corpus / NAME))
        old = pq.read_table(corpus / NAME / _PRINTS)
    except (OSError, ValueError, pa.ArrowException):
        return Change()
    if (old.schema.metadata or {}).get(b"made_by") != by.encode():
        return Change()
    same = old.join(prints, ["id", "print"], join_type="inner")["id"].combine_chunks()
    gone = old["id"].filter(pc.invert(pc.is_in(old["id"], same)))
    fresh = prints["id"].filter(pc.invert(pc.is_in(prints["id"], same)))
    if len(gone) + len(fresh) > len(prints) // 2:
        return Change()
    return Change(tuple(gone.to_pylist()), fresh.combine_chunks())


def prints_of(corpus: Path, built: str) -> pa.Table | None:
    """The prints (id, print) that an index was made of; None where it is not that of the database ``built`` then."""
    try:
        found = pq.read_table(corpus / NAME / _PRINTS)
    except (OSError, pa.ArrowException):
        return None
    return found if (found.schema.metadata or {}).get(b"built") == built.encode() else None


def has_index(corpus: Path, built: str | None) -> bool:
    """Whether there is an index, and that of the database ``built`` then."""
    try:
        open_index(corpus)
    except CorpusError:
        return False
    return built is not None and prints_of(corpus, built) is not None


def build_index(corpus: Path, documents: Iterable[Mapping[str, Any]], prints: pa.Table, change: Change) -> Path:
    """Write the index beside the old one and return its folder; `swap_index` puts it in place.

    A document has ``id``, ``body``, ``subject``, ``sender``, ``receiver``, ``tag``, ``person``, ``class`` (texts),
    ``day`` (YYYYMMDD or 0), ``text_start`` and the facets. Where ``change`` says so the old index goes on, with
    ``documents`` in it.
    """
    beside = corpus / f"{NAME}.tmp"
    shutil.rmtree(beside, ignore_errors=True)
    with _naming_disk(beside):
        if change.fresh is None:
            beside.mkdir(parents=True)
        else:
            shutil.copytree(corpus / NAME, beside, copy_function=_share, ignore=shutil.ignore_patterns(_PRINTS))
        index = tantivy.Index(_schema(), path=str(beside))
        index.register_tokenizer(_ANALYZER, _analyzer())
        writer = index.writer(HEAP, num_threads=1)
        for gone in (*change.gone, *(() if change.fresh is None else change.fresh.to_pylist())):
            writer.delete_documents_by_term("key", gone)
    for document in map(_document, documents):  # whose own errors are none of the disk's
        with _naming_disk(beside):
            writer.add_document(document)
    with _naming_disk(beside):
        writer.commit()
        writer.wait_merging_threads()
        pq.write_table(prints, beside / _PRINTS)
        for named in beside.glob("*.json"):  # which tantivy lets nobody else read
            shutil.copymode(beside / _PRINTS, named)
    return beside


@contextlib.contextmanager
def _naming_disk(beside: Path) -> Iterator[None]:
    """What the disk refuses, which tantivy calls a ``ValueError``, becomes a `CorpusError`."""
    try:
        yield
    except (OSError, ValueError) as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise CorpusError(beside, f"cannot be written ({error})", "free the disk and build again") from error


@contextlib.contextmanager
def indexing(corpus: Path, documents: Iterable[Mapping[str, Any]], prints: pa.Table, change: Change) -> Iterator[None]:
    """`build_index` in a thread of its own while the block runs; what it raises is raised when the block ends."""
    with ThreadPoolExecutor(1) as pool:
        written = pool.submit(build_index, corpus, documents, prints, change)
        yield
        written.result()


def _share(source: str, target: str) -> None:
    """A second name for a file of a segment, which is never written again; a copy of the rest."""
    if source.endswith((".json", ".lock")):
        shutil.copy2(source, target)
        return
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


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
        status = (corpus / NAME).stat()
        return _opened(corpus, (status.st_ino, status.st_mtime_ns))
    except OSError as error:
        raise CorpusError(corpus / NAME, "is missing", "build the corpus again") from error


@lru_cache(maxsize=4)
def _opened(corpus: Path, _folder: tuple[int, int]) -> tantivy.Index:
    """An index is kept open until another folder takes its place, which may have the number that an old one had."""
    try:
        index = _open(corpus / NAME)
    except (ValueError, OSError) as error:
        raise CorpusError(corpus / NAME, f"cannot be read ({error})", _REMEDY) from error
    index.register_tokenizer(_ANALYZER, _analyzer())
    return index


def _open(folder: Path) -> tantivy.Index:
    """The index in a folder; where that may not be written, for tantivy lays a lock there, by way of a private one.

    That one holds copies of what names the segments and links to these. It can go at once: all files are open by then.
    """
    try:
        return tantivy.Index.open(str(folder))
    except (ValueError, OSError):
        with TemporaryDirectory(prefix="graphkit-", ignore_cleanup_errors=True) as private:
            for path in folder.resolve().iterdir():
                if path.suffix == ".json":
                    shutil.copyfile(path, Path(private, path.name))
                elif path.suffix != ".lock":
                    Path(private, path.name).symlink_to(path)
            return tantivy.Index.open(private)


_REMEDY = "see that it and a folder for temporary files (TMPDIR) may be used, or build the corpus again"


@dataclass(frozen=True, slots=True)
class Among:
    """Cables chosen beforehand: these ``ids`` alone, or all ``but`` these."""

    ids: Sequence[str]
    but: bool = False

    def of(self, query: tantivy.Query, schema: tantivy.Schema) -> tantivy.Query:
        """Those that ``query`` finds among them, with the scores that it gives."""
        them = tantivy.Query.const_score_query(tantivy.Query.term_set_query(schema, "key", list(self.ids)), 0.0)
        way = tantivy.Occur.MustNot if self.but else tantivy.Occur.Must
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (way, them)])


def search_index(index: tantivy.Index, text: str, limit: int, offset: int = 0, among: Among | None = None) -> Hits:
    """The ids that ``text`` finds, in the language of `graphkit.store.query`; ``among`` some cables, or all."""
    parsed = parse_query(text, index.schema)
    query = among.of(parsed.query, index.schema) if among else parsed.query
    searcher = index.searcher()
    result = searcher.search(query, limit=max(1, limit), offset=max(0, offset))
    found = [(searcher.doc(address), float(score)) for score, address in result.hits]
    ids = tuple((str(one.get_first("id")), score, int(one.get_first("text") or 0)) for one, score in found)
    total = int(result.count)  # type: ignore[attr-defined]  # the stubs do not know it
    return Hits(total, ids if limit else (), _facets(searcher, query, total), parsed.words)


def _facets(searcher: tantivy.Searcher, query: tantivy.Query, total: int) -> dict[str, list[tuple[str, int]]]:
    """What the ``total`` cables of a query are counted by; a phrase that nobody wrote is not looked for again."""
    if not total:
        return {name: [] for name in FACETS}
    asked = {name: {"terms": {"field": f"{name}_facet", "size": _SIZES.get(name, 12)}} for name in FACETS}
    counted = searcher.aggregate(query, asked)
    return {
        name: [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in counted[name]["buckets"]] for name in FACETS
    }


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
    builder.add_text_field("key", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("text", stored=True)
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
    document.add_text("key", fields["id"])
    document.add_integer("text", fields.get("text_start") or 0)
    document.add_integer("day", fields.get("day") or 0)
    for name in FACETS:
        for value in fields.get(name) or ():
            document.add_text(f"{name}_facet", value)
    return document


def _id(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> str:
    return str(searcher.doc(address).get_first("id"))
