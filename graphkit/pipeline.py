"""The order of the stages; with `graphkit.passone`, the only place that knows it.

Pass one goes batch by batch; pass two sees the whole corpus: resolve, link, index, swap in.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from duckdb import DuckDBPyConnection
from duckdb import Error as DuckDBError
from pyarrow import Table

from graphkit.corpus import Corpus
from graphkit.corpus.beforehand import has_many, lay_columns
from graphkit.export import Stream, check_target, export_graph
from graphkit.export.files import naming
from graphkit.export.plain import AnyGraph, is_bare
from graphkit.extract import describe_pipeline, extract, ner_extractor
from graphkit.graph import check_network, in_words
from graphkit.model import Cable, Extraction, Filters, Issue, Protect
from graphkit.passone import STEPS, collecting_later, parsed, read_sources
from graphkit.progress import FACTS, Progress, no_progress, terminal_progress
from graphkit.readers import USUAL, Limits, read_cables
from graphkit.resolve.authority import lacking
from graphkit.resolve.corpus import describe, link_corpus, resolve_corpus
from graphkit.resolve.identify import Judged
from graphkit.resolve.listed import spellings
from graphkit.store.authority import given_authority, keep_authority, kept_authority
from graphkit.store.database import NAME as DATABASE
from graphkit.store.database import begin, building, built_at
from graphkit.store.documents import documents, fingerprints, set_aside
from graphkit.store.errors import CorpusError
from graphkit.store.imports import import_tables, part_of
from graphkit.store.index import Change, has_index, indexing, plan_index, prints_of, swap_index
from graphkit.store.judgements import Entry, read_log
from graphkit.store.load import choose_rows, load_parts
from graphkit.store.lock import locked
from graphkit.store.made import made_by, made_of
from graphkit.store.manifest import Manifest, read_manifest, write_manifest
from graphkit.store.options import refuse_another
from graphkit.store.others import read_by_others
from graphkit.store.parts import sweep
from graphkit.store.plan import file_sha, live_paths
from graphkit.store.schema import FORMAT

NO_FILTERS = Filters()
FACTS_AT_ONCE = 10_000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Inspected:
    """One cable as far as it can be understood alone."""

    cable: Cable
    extraction: Extraction
    issues: tuple[Issue, ...]


def inspect(
    paths: Iterable[str | Path], *, ner: str | Path | None = None, limits: Limits = USUAL
) -> Iterator[Inspected | Issue]:
    """Read, parse and extract without a corpus; what cannot be read comes as an `Issue`. Never raises for bad input.

    ``ner`` is the folder of a spaCy pipeline that proposes names; `ValueError` where it cannot be used.
    ``limits`` says how much an archive or a text may cost.
    """
    extra = (ner_extractor(ner),) if ner is not None else ()
    found = parsed(raw for path in paths for raw in read_cables(path, limits=limits))
    return (one if isinstance(one, Issue) else Inspected(one[0], extract(one[0], extra=extra), one[1]) for one in found)


def build(
    corpus: str | Path,
    sources: Iterable[str | Path] = (),
    *,
    workers: int | None = None,
    progress: bool | None = None,
    protect: Protect = Protect.MASK,
    ner: str | Path | None = None,
    cluster: str | None = None,
    parts: str | None = None,
    authority: str | Path | None = None,
    limits: Limits = USUAL,
) -> Corpus:
    """Read ``sources`` into the folder ``corpus``, new or existing, and open it.

    A build that was killed goes on where it stopped; an input that is there already adds nothing, one that changed
    replaces what it gave. What another version of graphkit read is read anew: from ``sources`` where it is among them,
    else from the texts that the corpus keeps. ``workers`` defaults to the number of cores; ``progress`` to whether a
    person looks on. Without ``sources`` the corpus is resolved again (after judgements). ``ner`` is the folder of a
    spaCy pipeline that proposes names; a corpus keeps to the one it began with, or to none. ``cluster`` is a Dask
    scheduler (``tcp://host:8786``) or ``local:4``; its workers must see ``sources`` and ``corpus`` under the same
    paths. With ``parts``, the URL of a folder or object store (``s3://bucket/parts``, any that fsspec knows), they need
    not see ``corpus``: they leave there what they read, and it is fetched, each file checked by its hash.
    ``authority`` is a file of chiefs of mission (docs/authority.md); the corpus keeps it for later builds.
    ``limits`` says how much an archive or a text may cost: an input read under others is read again. Raises
    `CorpusError` (a ``ValueError``) when another process builds, or the folder cannot be written, has another format
    or another pipeline; it is then as it was.
    """
    folder, paths = Path(corpus), list(sources)
    proposing = describe_pipeline(ner) if ner is not None else None
    chiefs = _authority(Path(authority)) if authority is not None else None
    with locked(folder):
        manifest = read_manifest(folder)
        before = manifest.batches
        if paths or proposing or read_by_others(manifest):
            refuse_another(folder, manifest, asdict(proposing) if proposing else None)
        with terminal_progress() if progress is None or progress else no_progress() as shown:
            cores = workers or os.cpu_count() or 1
            how = (shown, proposing, cores, cluster, parts, limits)
            manifest = read_sources(folder, manifest, paths, *how)
            if chiefs is not None:
                keep_authority(folder, chiefs)
            _resolve(folder, manifest, shown, again=not paths)
    return _opened(folder, protect, new=not before)


def _opened(folder: Path, protect: Protect, *, new: bool) -> Corpus:
    """The corpus that was built; a ``new`` one of many cables has its columns laid, for first questions to be fast."""
    corpus = Corpus.open(folder, protect=protect)
    if new and has_many(corpus):
        lay_columns(corpus)
    return corpus


def build_tables(
    corpus: str | Path, nodes: str | Path, edges: str | Path, *, protect: Protect = Protect.MASK
) -> Corpus:
    """A corpus of ids, dates, subjects and citations from two CSV files, such as a published citation network.

    Columns: see `graphkit.store.imports.import_tables`. Tables join what the corpus holds already; the same files
    again replace what they gave.
    """
    folder, paths = Path(corpus), (str(nodes), str(edges))
    with locked(folder):
        manifest = read_manifest(folder)
        shas = [file_sha(path) for path in paths]
        key = hashlib.sha256(repr((paths, shas)).encode()).hexdigest()[:16]
        import_tables(folder / "parts", name := part_of(key), Path(nodes), Path(edges))
        kept = manifest.without(paths)
        added = Manifest(
            inputs={**kept.inputs, **dict(zip(paths, shas, strict=True))},
            batches={**kept.batches, key: paths},
            parts={**kept.parts, key: (name,)},
            readings=kept.readings,
            previous=tuple(name for names in manifest.parts.values() for name in names),
            options=manifest.options,
            made=manifest.made,
        )
        with terminal_progress() as shown:
            _resolve(folder, added, shown)
    return _opened(folder, protect, new=not manifest.batches)


def export(
    corpus: Corpus,
    path: str | Path,
    *,
    network: str = "all",
    filters: Filters = NO_FILTERS,
    weighting: str = "count",
    dynamic: bool = False,
    force: bool = False,
    progress: bool = True,
) -> Path:
    """Write the graph of ``corpus``, or one of its networks, in the format of ``path``'s suffix; evidence beside it.

    What cannot work is refused before the corpus is asked: an unknown network or suffix, a file that is there already.
    `ValueError` too where the filters leave nothing: no file is then written.
    """
    target = Path(path)
    check_target(target, force=force)
    check_network(network, weighting)
    with ExitStack() as whole, terminal_progress(FACTS) if progress else no_progress() as shown:
        shown.begin("choosing facts", 0)
        if network == "all":
            with naming(target):
                graph: AnyGraph = watched(whole.enter_context(corpus.stream(filters, target.parent)), shown)
        else:
            graph = corpus.view(network, filters, weighting=weighting)
        if is_bare(graph):
            why = f"network {network!r} is empty (filters: {in_words(filters)})"
            raise ValueError(f"{path}: not written: {why}; {_advice(corpus, filters)}")
        return export_graph(graph, target, dynamic=dynamic, force=force)


def _advice(corpus: Corpus, filters: Filters) -> str:
    """Which of the names asked for this corpus does not have, and what it has."""
    for what, asked, sql in (
        ("kind of node", filters.node_kinds, "SELECT DISTINCT kind AS name FROM node ORDER BY 1"),
        ("kind of link", filters.link_kinds, "SELECT DISTINCT kind AS name FROM link ORDER BY 1"),
        ("classification", filters.classifications, "SELECT DISTINCT classification AS name FROM cable ORDER BY 1"),
        ("post", filters.posts, "SELECT DISTINCT origin AS name FROM cable ORDER BY 1 LIMIT 100"),
    ):
        known = [row["name"] for row in corpus.rows(sql) if row["name"]] if asked else []
        if unknown := [name for name in asked if name not in known and len(known) < 100]:
            return f"no {what} {unknown[0]!r} in this corpus; expected one of {', '.join(known)}"
    return "ask for more"


def watched(stream: Stream, shown: Progress) -> Stream:
    """The same stream; whoever looks on sees how far it is read."""

    def counted(what: str, read: Callable[[], Iterator[T]]) -> Callable[[], Iterator[T]]:
        def again() -> Iterator[T]:
            shown.begin(what, stream.counts["edges"])
            for number, item in enumerate(read(), 1):
                yield item
                if number % FACTS_AT_ONCE == 0:
                    shown.advance(FACTS_AT_ONCE, 0, 0)

        return again

    return replace(stream, read_edges=counted("facts", stream.read_edges), read_keys=counted("words", stream.read_keys))


def _resolve(folder: Path, manifest: Manifest, shown: Progress, *, again: bool = False) -> None:
    """Pass two: resolve, then link and index side by side; database and manifest take the place of the old ones.

    Where few cables change, a copy of the old database goes on. Where nothing has changed at all nothing is done, or,
    if it is asked for ``again``, all.
    """
    made = made_of(folder, manifest)
    same = made == manifest.made and has_index(folder, built_at(folder))
    if same and not again:
        return
    before = (folder / DATABASE).stat().st_mtime_ns if (folder / DATABASE).exists() else None
    try:
        names = _make(folder, manifest, shown, "" if same else made_by())
    except (CorpusError, DuckDBError):
        if same or before is None or (folder / DATABASE).stat().st_mtime_ns != before:
            raise
        names = _make(folder, manifest, shown, "")  # the old database may be damaged where it went on
    swap_index(folder)
    write_manifest(folder, replace(manifest, made=made))
    sweep(folder / "parts", manifest.batches, {*names, *manifest.previous})


def _make(folder: Path, manifest: Manifest, shown: Progress, by: str) -> list[str]:
    """The new database, and the index beside the old one; returns the parts that they were made of.

    A database goes on that was made ``by`` the same package.
    """
    shown.begin("resolving", 0)
    names = [name for batch in manifest.parts.values() for name in batch] + [*manifest.readings]
    with building(folder) as con:
        choose_rows(con, folder / "parts", names, live_paths(manifest.batches), STEPS)
        since = begin(con, folder, by, len(names))
        load_parts(con, folder / "parts", names, goes_on=(goes_on := since is not None))
        judged = [_judged(entry) for entry in read_log(folder)]
        with collecting_later():
            resolve_corpus(con, stations=spellings(), judged=judged, authority=kept_authority(folder), goes_on=goes_on)
        describe(con, {"format": FORMAT, "made_by": made_by(), "built_at": (now := _now()), **_said(manifest)})
        shown.begin("linking and indexing", 0)
        prints, change = _planned(con, folder, since)
        prints = prints.replace_schema_metadata({"built": now, "made_by": made_by()})
        set_aside(con, aside := folder / "documents.tmp", change.fresh)
        with indexing(folder, documents(aside, folder / "parts"), prints, change):
            link_corpus(con, goes_on=goes_on)
    return names


def _planned(con: DuckDBPyConnection, folder: Path, since: str | None) -> tuple[Table, Change]:
    """What is to be indexed, and what of it is new; where an index goes on, only what may have changed is looked at."""
    before = prints_of(folder, since) if since else None
    change = plan_index(folder, prints := fingerprints(con, before), made_by())
    if before is not None and change.fresh is None:
        change = plan_index(folder, prints := fingerprints(con), made_by())
    return prints, change


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _said(manifest: Manifest) -> dict[str, str]:
    """What table ``meta`` says of a spaCy pipeline."""
    return {"ner": json.dumps(ner, sort_keys=True)} if (ner := manifest.options.get("ner")) else {}


def _authority(path: Path) -> str:
    """The text of a file of chiefs of mission; one that lacks a column is refused before anything is built."""
    text = given_authority(path)
    if missing := lacking(text):
        raise CorpusError(path, f"lacks the columns {', '.join(missing)}", "docs/authority.md lists what it needs")
    return text


def _judged(entry: Entry) -> Judged:
    said = entry.judgement
    return Judged(said.left, said.right, said.verdict, entry.left, entry.right)
