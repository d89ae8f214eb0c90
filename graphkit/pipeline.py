"""The order of the stages; the only place that knows it.

Pass one goes batch by batch: read, parse, learn names; then read, parse, extract with all names learned, write parts.
Pass two sees the whole corpus: resolve, link, index, swap in.
"""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path

from graphkit.corpus import Corpus
from graphkit.engine import map_batches
from graphkit.export import export_graph
from graphkit.extract import Extractor, Known, Pipeline, describe_pipeline, extract, learn, ner_extractor
from graphkit.graph import project
from graphkit.model import Cable, Extraction, Filters, Issue, Protect, RawCable
from graphkit.parse import parse_cable
from graphkit.progress import Progress, no_progress, terminal_progress
from graphkit.readers import Input, find_inputs, read_cables, read_input, split_input
from graphkit.resolve.corpus import describe, resolve_corpus
from graphkit.resolve.identify import Judged
from graphkit.resolve.listed import spellings
from graphkit.store.database import building, load_parts
from graphkit.store.documents import documents
from graphkit.store.files import write_whole
from graphkit.store.imports import import_tables
from graphkit.store.index import build_index, swap_index
from graphkit.store.journal import Done, read_done, write_done
from graphkit.store.judgements import Entry, read_log
from graphkit.store.lock import locked
from graphkit.store.manifest import Manifest, read_manifest, write_manifest
from graphkit.store.options import refuse_another
from graphkit.store.parts import sweep, write_part
from graphkit.store.plan import Batch, file_sha, live_paths, plan_batches
from graphkit.store.rows import Rows, cable_rows, issue_row
from graphkit.store.schema import FORMAT, PART_TABLES

NO_FILTERS = Filters()

PART_CHARS = 16_000_000
"""Characters of text in one part at most: what a worker holds in memory at once."""

AGAIN_BYTES = 64_000_000
"""A corpus whose inputs are no larger is read again when inputs are added, so that the order of adding is no matter."""

BATCH_BYTES = 4_000_000
"""Bytes of input that one worker reads in one go, as far as the layout can be divided."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """One cable as far as it can be understood alone."""

    cable: Cable
    extraction: Extraction
    issues: tuple[Issue, ...]


def inspect(paths: Iterable[str | Path], *, ner: str | Path | None = None) -> Iterator[Inspected | Issue]:
    """Read, parse and extract without a corpus; what cannot be read comes as an `Issue`. Never raises for bad input.

    ``ner`` is the folder of a spaCy pipeline that proposes names; `ValueError` where it cannot be used.
    """
    extra = (ner_extractor(ner),) if ner is not None else ()
    found = _parsed(raw for path in paths for raw in read_cables(path))
    return (one if isinstance(one, Issue) else Inspected(one[0], extract(one[0], extra=extra), one[1]) for one in found)


def build(
    corpus: str | Path,
    sources: Iterable[str | Path] = (),
    *,
    workers: int | None = None,
    progress: bool | None = None,
    protect: Protect = Protect.MASK,
    ner: str | Path | None = None,
) -> Corpus:
    """Read ``sources`` into the folder ``corpus``, new or existing, and open it.

    A build that was killed goes on where it stopped; an input that is there already adds nothing, one that changed
    replaces what it gave. ``workers`` defaults to the number of cores; ``progress`` to whether a person looks on.
    Without ``sources`` the corpus is resolved again (after judgements). ``ner`` is the folder of a spaCy pipeline that
    proposes names; a corpus keeps to the one it began with, or to none. Raises `CorpusError` (a ``ValueError``) when it
    should not, another process builds, or the folder cannot be written or has another format; it is then as it was.
    """
    folder, paths = Path(corpus), list(sources)
    proposing = describe_pipeline(ner) if ner is not None else None
    with locked(folder):
        manifest = read_manifest(folder)
        if paths or proposing:
            refuse_another(folder, manifest, asdict(proposing) if proposing else None)
        with terminal_progress() if progress is None or progress else no_progress() as shown:
            manifest = _read_sources(folder, manifest, paths, workers or os.cpu_count() or 1, shown, proposing)
            _resolve(folder, manifest, shown)
    return Corpus.open(folder, protect=protect)


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
        import_tables(folder / "parts", name := f"{key}-tables-000", Path(nodes), Path(edges))
        kept = manifest.without(paths)
        added = Manifest(
            inputs={**kept.inputs, **dict(zip(paths, shas, strict=True))},
            batches={**kept.batches, key: paths},
            parts={**kept.parts, key: (name,)},
            previous=tuple(name for names in manifest.parts.values() for name in names),
            options=manifest.options,
        )
        with terminal_progress() as shown:
            _resolve(folder, added, shown)
    return Corpus.open(folder, protect=protect)


def export(
    corpus: Corpus,
    path: str | Path,
    *,
    network: str = "all",
    filters: Filters = NO_FILTERS,
    dynamic: bool = False,
    force: bool = False,
) -> Path:
    """Write the graph of ``corpus``, or one of its networks, in the format of ``path``'s suffix; evidence beside it."""
    full = corpus.graph(filters)
    view = full if network in ("all", "full") else project(full, network)
    meta = {"network": network, "filters": _in_words(filters)}
    return export_graph(view, Path(path), dynamic=dynamic, force=force, meta=meta)


def _in_words(filters: Filters) -> str:
    asked = {name: value for name, value in asdict(filters).items() if value}
    return "; ".join(f"{name}: {value}" for name, value in asked.items()) or "none"


def _read_sources(
    folder: Path, manifest: Manifest, sources: Sequence[str | Path], workers: int, shown: Progress, ner: Pipeline | None
) -> Manifest:
    """Pass one: the manifest with everything in ``sources`` read. What lost its part counts as not seen."""
    lost = [batch for batch, names in manifest.parts.items() if not all((folder / "parts" / n).is_dir() for n in names)]
    manifest = manifest.without([path for batch in lost for path in manifest.batches[batch]])
    changed, batches = plan_batches(_pieces(sources), manifest.inputs, BATCH_BYTES)
    if not batches:
        return manifest
    kept = manifest.without(changed)
    again = _worth_again(kept)
    if again:
        _, batches = plan_batches(_pieces([*again, *sources]), {}, BATCH_BYTES)
        kept = Manifest()
    total = sum(batch.size for batch in batches)
    shown.begin("learning names", total)
    for done in map_batches(partial(_learn_batch, folder), batches, workers):
        shown.advance(done.chars, done.cables, done.issues)
    known = _gather_known(folder, {*kept.batches, *(batch.key for batch in batches)})
    shown.begin("reading cables", total)
    parts = dict(kept.parts)
    for done in map_batches(partial(_extract_batch, folder, known, ner), batches, workers):
        shown.advance(done.chars, done.cables, done.issues)
        parts[done.batch] = done.parts
    return Manifest(
        inputs={**kept.inputs, **dict(pair for batch in batches for pair in batch.inputs)},
        batches={**kept.batches, **{batch.key: tuple(path for path, _ in batch.inputs) for batch in batches}},
        parts=parts,
        previous=tuple(name for names in manifest.parts.values() for name in names),
        options={"known": known, **({"ner": asdict(ner)} if ner else {})},
    )


def _pieces(sources: Iterable[str | Path]) -> list[Input]:
    """Leaf files, dumps divided, in an order that depends neither on how they are named nor on when they came."""
    items = {item.path: item for item in find_inputs(sources)}
    return [part for _, item in sorted(items.items()) for part in split_input(item, BATCH_BYTES)]


def _worth_again(kept: Manifest) -> list[str]:
    """The inputs of a corpus that is small enough to be read again, now that more names are known.

    A large corpus keeps what it read with the names of its time; only what is added gets the newer ones.
    """
    sizes = [Path(path).stat().st_size if Path(path).is_file() else -1 for path in kept.inputs]
    small = sizes and min(sizes) >= 0 and sum(sizes) <= AGAIN_BYTES
    return list(kept.inputs) if small else []


def _resolve(folder: Path, manifest: Manifest, shown: Progress) -> None:
    """Pass two: resolve, link, index; then database and manifest take the place of the old ones."""
    shown.begin("resolving", 0)
    names = [name for batch in manifest.parts.values() for name in batch]
    with building(folder) as con:
        load_parts(con, folder / "parts", names, live_paths(manifest.batches))
        resolve_corpus(con, stations=spellings(), judged=[_judged(entry) for entry in read_log(folder)])
        said = {"ner": json.dumps(ner, sort_keys=True)} if (ner := manifest.options.get("ner")) else {}
        describe(con, {"format": FORMAT, "built_at": datetime.now(UTC).isoformat(timespec="seconds"), **said})
        shown.begin("indexing", 0)
        build_index(folder, documents(con, folder / "parts"))
    swap_index(folder)
    write_manifest(folder, manifest)
    sweep(folder / "parts", manifest.batches, {*names, *manifest.previous})


def _judged(entry: Entry) -> Judged:
    said = entry.judgement
    return Judged(said.left, said.right, said.verdict, entry.left, entry.right)


def _learn_batch(folder: Path, batch: Batch[Input]) -> Done:
    """What the names of one batch teach, kept in ``learned/`` so that a build which goes on need not ask again."""
    path = folder / "learned" / f"{batch.key}.json"
    if path.is_file():
        return Done(batch.key, (), 0, batch.size, 0)
    facts: Counter[tuple[str, str]] = Counter()
    cables = 0
    for found in _parsed(_raws(batch)):
        if not isinstance(found, Issue):
            facts.update(learn(found[0]))
            cables += 1
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, _as_json(facts))
    return Done(batch.key, (), cables, batch.size, 0)


def _gather_known(folder: Path, batches: Iterable[str]) -> str:
    """The sum of what all batches taught, as a file that workers read; returns its name."""
    facts: Counter[tuple[str, str]] = Counter()
    for batch in sorted(batches):
        learned = json.loads((folder / "learned" / f"{batch}.json").read_text(encoding="utf-8"))
        facts.update({(name, place): count for name, places in learned.items() for place, count in places.items()})
    text = _as_json(facts)
    name = "known-" + hashlib.sha256(text.encode()).hexdigest()[:16]
    (folder / "learned").mkdir(parents=True, exist_ok=True)
    write_whole(folder / "learned" / f"{name}.json", text)
    return name


def _as_json(facts: Counter[tuple[str, str]]) -> str:
    return json.dumps(Known.of(sorted(facts.items())).surnames)


@lru_cache(maxsize=1)
def _known(path: Path) -> Known:
    return Known(json.loads(path.read_text(encoding="utf-8")))


def _extract_batch(folder: Path, known: str, ner: Pipeline | None, batch: Batch[Input]) -> Done:
    """The parts of one batch; nothing is read again where they are there."""
    parts = folder / "parts"
    key = f"{batch.key}-{known[-8:]}{ner.sha256[:8] if ner else ''}"
    if (finished := read_done(parts, key)) is not None:
        return replace(finished, batch=batch.key)
    names, cables, issues = [], 0, 0
    extra = (ner_extractor(ner.path),) if ner else ()
    for n, (rows, held) in enumerate(_rows(batch, _known(folder / "learned" / f"{known}.json"), extra)):
        names.append(write_part(parts, f"{key}-{n:03}", rows).name)
        cables, issues = cables + held, issues + len(rows["issue"])
    done = Done(key, tuple(names), cables, batch.size, issues)
    write_done(parts, done)
    return replace(done, batch=batch.key)


def _rows(batch: Batch[Input], known: Known, extra: tuple[Extractor, ...]) -> Iterator[tuple[Rows, int]]:
    """Rows of one part after the other, each with its number of cables; at least one part."""
    rows: Rows = {table: [] for table in PART_TABLES}
    held = chars = 0
    for found in _parsed(_raws(batch)):
        if isinstance(found, Issue):
            rows["issue"].append(issue_row(found))
            continue
        cable, issues = found
        for table, new in cable_rows(held, cable, extract(cable, known, extra), issues).items():
            rows[table] += new
        held, chars = held + 1, chars + len(cable.text)
        if chars >= PART_CHARS:
            yield rows, held
            rows, held, chars = {table: [] for table in PART_TABLES}, 0, 0
    yield rows, held


def _raws(batch: Batch[Input]) -> Iterator[RawCable | Issue]:
    return (raw for piece in batch.pieces for raw in read_input(piece))


def _parsed(raws: Iterable[RawCable | Issue]) -> Iterator[tuple[Cable, tuple[Issue, ...]] | Issue]:
    for raw in raws:
        if isinstance(raw, Issue):
            yield raw
        else:
            cable, issues = parse_cable(raw)
            yield cable, tuple(issues)
