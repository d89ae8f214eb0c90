"""Pass one of a build: batch by batch, read, parse, learn names; then, with all names learned, extract, write parts.

Every batch can be done anywhere and again: what it gives is named by what it was made from.
"""

import gc
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from functools import lru_cache, partial
from pathlib import Path

from graphkit.engine import map_batches
from graphkit.extract import Extractor, Known, Pipeline, extract, learn, ner_extractor
from graphkit.model import Cable, Issue, RawCable
from graphkit.parse import parse_cable
from graphkit.progress import Progress
from graphkit.readers import Input, find_inputs, read_input, split_input
from graphkit.store.files import write_whole
from graphkit.store.journal import Done, read_done, write_done
from graphkit.store.manifest import Manifest
from graphkit.store.parts import write_part
from graphkit.store.plan import Batch, plan_batches
from graphkit.store.rows import Rows, cable_rows, issue_row
from graphkit.store.schema import PART_TABLES

PART_CHARS = 16_000_000
"""Characters of text in one part at most: what a worker holds in memory at once."""

AGAIN_BYTES = 64_000_000
"""A corpus whose inputs are no larger is read again when inputs are added, so that the order of adding is no matter."""

BATCH_BYTES = 4_000_000
"""Bytes of input that one worker reads in one go, as far as the layout can be divided."""


def read_sources(
    folder: Path,
    manifest: Manifest,
    sources: Sequence[str | Path],
    shown: Progress,
    ner: Pipeline | None = None,
    *,
    workers: int = 1,
    cluster: str | None = None,
) -> Manifest:
    """The manifest with everything in ``sources`` read. What lost its part counts as not seen."""
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
    for done in map_batches(partial(_learn_batch, folder), batches, workers, cluster):
        shown.advance(done.chars, done.cables, done.issues)
    known = _gather_known(folder, {*kept.batches, *(batch.key for batch in batches)})
    shown.begin("reading cables", total)
    parts = dict(kept.parts)
    for done in map_batches(partial(_extract_batch, folder, known, ner), batches, workers, cluster):
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


def _learn_batch(folder: Path, batch: Batch[Input]) -> Done:
    """What the names of one batch teach, kept in ``learned/`` so that a build which goes on need not ask again."""
    path = folder / "learned" / f"{batch.key}.json"
    if path.is_file():
        return Done(batch.key, (), 0, batch.size, 0)
    facts: Counter[tuple[str, str]] = Counter()
    cables = 0
    with collecting_later():
        for found in parsed(_raws(batch)):
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
    with collecting_later():
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
    for found in parsed(_raws(batch)):
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


@contextmanager
def collecting_later() -> Iterator[None]:
    """Without the cyclic garbage collector: what a batch makes has no cycles, and looking for them costs a quarter."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _raws(batch: Batch[Input]) -> Iterator[RawCable | Issue]:
    return (raw for piece in batch.pieces for raw in read_input(piece))


def parsed(raws: Iterable[RawCable | Issue]) -> Iterator[tuple[Cable, tuple[Issue, ...]] | Issue]:
    """Each raw cable parsed, with its issues; what could not be read goes through as it is."""
    for raw in raws:
        if isinstance(raw, Issue):
            yield raw
        else:
            cable, issues = parse_cable(raw)
            yield cable, tuple(issues)
