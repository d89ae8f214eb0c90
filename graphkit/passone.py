"""Pass one of a build: batch by batch, read, parse and extract each cable alone, write parts. Then read those cables
again in which others explain a name.

Every batch can be done anywhere and again: what it gives is named by what it was made from.
"""

import gc
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from graphkit.engine import map_batches
from graphkit.extract import Extractor, Pipeline, extract, ner_extractor
from graphkit.extract.alone import HERE_STEPS, TOTAL_STEPS, extract_alone, known_of
from graphkit.extract.home import home_of
from graphkit.model import Cable, Issue, RawCable
from graphkit.parse import parse_cable, stitched
from graphkit.progress import Progress
from graphkit.readers import USUAL, Input, Limits, find_inputs, is_packed, split_input
from graphkit.store.database import MEMORY
from graphkit.store.journal import Done, read_done, write_done
from graphkit.store.manifest import Manifest
from graphkit.store.others import Kept, kept_by_others, kept_raws, read_mark, taken_over
from graphkit.store.parts import read_raws, write_part
from graphkit.store.plan import live_paths, plan_batches
from graphkit.store.readings import Steps, Wanted, find_unread
from graphkit.store.rows import Rows, alone_rows, cable_rows, issue_row
from graphkit.store.schema import PART_TABLES
from graphkit.store.shelf import fetch_parts, put_parts
from graphkit.unpack import Pieces, handed, raws_of

PART_CHARS = 16_000_000
"""Characters of text in one part at most: what a worker holds in memory at once."""

BATCH_BYTES = 4_000_000
"""Bytes of input that one worker reads in one go, as far as the layout can be divided."""

AGAIN_CABLES = 500
"""Cables that one worker reads again in one go."""

STEPS = Steps(HERE_STEPS, TOTAL_STEPS)


@dataclass(frozen=True, slots=True)
class Again:
    """Cables of any parts to be read again; ``key`` says which, and what they are told."""

    key: str
    wanted: tuple[Wanted, ...]

    @property
    def size(self) -> int:
        """Characters to read."""
        return sum(one.chars for one in self.wanted)


def read_sources(
    folder: Path,
    manifest: Manifest,
    sources: Sequence[str | Path],
    shown: Progress,
    ner: Pipeline | None = None,
    workers: int = 1,
    cluster: str | None = None,
    shelf: str | None = None,
    limits: Limits = USUAL,
) -> Manifest:
    """The manifest with everything in ``sources`` read. What lost its part counts as not seen.

    With the URL of a ``shelf`` workers put their parts there, and they are fetched into ``folder``.
    What was read under other ``limits`` is read again, and what another version read: from ``sources``, or from the
    texts that the corpus keeps.
    """
    kept = _without_lost(folder, manifest)
    changed, batches = plan_batches(_pieces(sources, folder), kept.inputs, BATCH_BYTES, limits.mark() + read_mark())
    # With a shelf the parts, and so the texts, are here: what is read again is read here.
    near = None if shelf else cluster
    kept = _read_anew(folder, kept.without(changed), shown, ner, workers, near)
    parts = dict(kept.parts)
    packed = {batch.key for batch in batches if batch.size > BATCH_BYTES and is_packed(batch.pieces[0])}
    shown.begin("reading cables", 0 if packed else sum(batch.size for batch in batches))
    given: dict[str, tuple[str, ...]] = {}
    pieces = handed(batches, packed, given, BATCH_BYTES, limits)
    if shelf:
        answers = _fetched(folder, shelf, ner, limits, pieces, workers, cluster)
    else:
        answers = map_batches(partial(_read_batch, folder, ner, limits), pieces, workers, cluster)
    for done in answers:
        shown.advance(done.chars, done.cables, done.issues)
        parts[done.batch] = done.parts
    read = Manifest(
        inputs={**kept.inputs, **dict(pair for batch in batches for pair in batch.inputs)},
        batches={**kept.batches, **given},
        parts=parts,
        readings=kept.readings,
        previous=_previous(manifest) if batches or kept != manifest else manifest.previous,
        options={"texts": True, **({"ner": asdict(ner)} if ner else {})} if batches else manifest.options,
        made=manifest.made,
    )
    return _read_again(folder, read, shown, ner, workers, near)


def _read_anew(
    folder: Path, manifest: Manifest, shown: Progress, ner: Pipeline | None, workers: int, cluster: str | None
) -> Manifest:
    """The manifest with parts by this version of all that another one read, whose own parts stay where they are."""
    tasks = kept_by_others(folder, manifest)
    if tasks:
        shown.begin("reading anew with this version", sum(task.size for task in tasks))
    parts = {}
    for done in map_batches(partial(_read_kept, folder, ner), tasks, workers, cluster):
        shown.advance(done.chars, done.cables, done.issues)
        parts[done.batch] = done.parts
    return taken_over(manifest, tasks, parts)


def _read_kept(folder: Path, ner: Pipeline | None, task: Kept) -> Done:
    """The parts of a batch that another version read, made by this one."""
    return _written(folder, ner, task.key, task.size, kept_raws(folder / "parts", task))


def _without_lost(folder: Path, manifest: Manifest) -> Manifest:
    there = {path.name for path in (folder / "parts").iterdir()} if (folder / "parts").is_dir() else set()
    lost = [batch for batch, names in manifest.parts.items() if not there.issuperset(names)]
    kept = manifest.without([path for batch in lost for path in manifest.batches[batch]])
    return replace(kept, readings=tuple(name for name in kept.readings if name in there))


def _previous(manifest: Manifest) -> tuple[str, ...]:
    return tuple(name for names in manifest.parts.values() for name in names)


def _pieces(sources: Iterable[str | Path], folder: Path) -> list[Input]:
    """Leaf files, dumps divided, in an order that depends neither on how they are named nor on when they came."""
    items = {item.path: item for item in find_inputs(sources, folder)}
    return [part for _, item in sorted(items.items()) for part in split_input(item, BATCH_BYTES)]


def _read_batch(folder: Path, ner: Pipeline | None, limits: Limits, batch: Pieces) -> Done:
    """The parts of one batch."""
    raws = stitched(raw for piece in batch.pieces for raw in raws_of(piece, limits))
    return _written(folder, ner, batch.key, batch.size, raws)


def _written(folder: Path, ner: Pipeline | None, batch: str, size: int, raws: Iterable[RawCable | Issue]) -> Done:
    """The parts that ``raws`` give; none of them is read where the parts are there."""
    parts, key = folder / "parts", f"{batch}-{_reader(ner)}"
    if (finished := read_done(parts, key)) is not None:
        return replace(finished, batch=batch)
    names, cables, issues = [], 0, 0
    with collecting_later():
        for n, (rows, held) in enumerate(_rows(raws, _extra(ner))):
            names.append(write_part(parts, f"{key}-{n:03}", rows).name)
            cables, issues = cables + held, issues + len(rows["issue"])
    done = Done(key, tuple(names), cables, size, issues)
    write_done(parts, done)
    return replace(done, batch=batch)


def _read_afar(shelf: str, ner: Pipeline | None, limits: Limits, batch: Pieces) -> tuple[Done, dict[str, str]]:
    """As `_read_batch`, on a machine that does not see the corpus: the parts go to the shelf."""
    with TemporaryDirectory() as folder:
        done = _read_batch(Path(folder), ner, limits, batch)
        return done, put_parts(shelf, Path(folder) / "parts", done.parts)


def _fetched(
    folder: Path,
    shelf: str,
    ner: Pipeline | None,
    limits: Limits,
    batches: Iterable[Pieces],
    workers: int,
    cluster: str | None,
) -> Iterator[Done]:
    """What workers put on the shelf, when it is in the corpus; what is there already is not asked for again."""
    parts, finished = folder / "parts", list[Done]()

    def unfinished() -> Iterator[Pieces]:
        for batch in batches:
            if (done := read_done(parts, f"{batch.key}-{_reader(ner)}")) is None:
                yield batch
            else:
                finished.append(replace(done, batch=batch.key))

    for done, sums in map_batches(partial(_read_afar, shelf, ner, limits), unfinished(), workers, cluster):
        fetch_parts(shelf, parts, done.parts, sums)
        write_done(parts, replace(done, batch=f"{done.batch}-{_reader(ner)}"))
        yield done
    yield from finished


def _rows(raws: Iterable[RawCable | Issue], extra: tuple[Extractor, ...]) -> Iterator[tuple[Rows, int]]:
    """Rows of one part after the other, each with its number of cables; at least one part."""
    rows: Rows = {table: [] for table in PART_TABLES}
    held = chars = 0
    for raw in raws:
        if isinstance(raw, Issue):
            rows["issue"].append(issue_row(raw))
            continue
        cable, issues = parse_cable(raw)
        alone = extract_alone(cable, extra, raw.given)
        home = (alone.home.post, alone.home.country)
        _add(rows, cable_rows(held, cable, alone.extraction, issues))
        _add(rows, alone_rows(held, cable, raw.given, alone.taught, alone.open, home))
        held, chars = held + 1, chars + len(cable.text)
        if chars >= PART_CHARS:
            yield rows, held
            rows, held, chars = {table: [] for table in PART_TABLES}, 0, 0
    yield rows, held


def _add(rows: Rows, more: Rows) -> None:
    for table, new in more.items():
        rows[table] += new


def _read_again(
    folder: Path, manifest: Manifest, shown: Progress, ner: Pipeline | None, workers: int, cluster: str | None
) -> Manifest:
    """The manifest with parts for every cable in which others explain a name."""
    names = [*_previous(manifest), *manifest.readings]
    unread, used = find_unread(folder / "parts", names, live_paths(manifest.batches), STEPS, MEMORY)
    tasks = [_again(unread[at : at + AGAIN_CABLES], ner) for at in range(0, len(unread), AGAIN_CABLES)]
    if tasks:
        shown.begin("reading again with all names", sum(task.size for task in tasks))
        for done in map_batches(partial(_read_names, folder, ner), tasks, workers, cluster):
            shown.advance(done.chars, done.cables, done.issues)
            used += done.parts
    return replace(manifest, readings=tuple(sorted(used)))


def _again(wanted: Sequence[Wanted], ner: Pipeline | None) -> Again:
    said = repr([(one.part, one.row, one.reading) for one in wanted])
    return Again(f"again-{hashlib.sha256(said.encode()).hexdigest()[:16]}-{_reader(ner)}", tuple(wanted))


def _read_names(folder: Path, ner: Pipeline | None, task: Again) -> Done:
    """The part of cables that were read again, from their texts in the parts; nothing is done where it is there."""
    parts, extra = folder / "parts", _extra(ner)
    done = Done(task.key, (task.key,), len(task.wanted), task.size, 0)
    if (parts / task.key).is_dir():
        return done
    rows: Rows = {table: [] for table in PART_TABLES}
    with collecting_later():
        at = 0
        for part, group in groupby(task.wanted, key=attrgetter("part")):
            told = {one.row: one for one in group}
            for row, raw in read_raws(parts, part, told):
                cable, issues = parse_cable(raw)
                known = known_of(home_of(cable), told[row].words, told[row].hidden)
                found = extract(cable, known, extra)
                _add(rows, {**cable_rows(at, cable, found, issues), "cable": []})
                rows["again"].append((at, cable.id, part, row, told[row].reading))
                at += 1
        write_part(parts, task.key, rows)
    return done


def _reader(ner: Pipeline | None) -> str:
    return ner.sha256[:8] if ner else "rules"


def _extra(ner: Pipeline | None) -> tuple[Extractor, ...]:
    return (ner_extractor(ner.path),) if ner else ()


@contextmanager
def collecting_later() -> Iterator[None]:
    """Without the cyclic garbage collector: what is made has no cycles, and looking for them costs up to a quarter."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def parsed(raws: Iterable[RawCable | Issue]) -> Iterator[tuple[Cable, tuple[Issue, ...]] | Issue]:
    """Each raw cable parsed, with its issues; what could not be read goes through as it is."""
    for raw in stitched(raws):
        if isinstance(raw, Issue):
            yield raw
        else:
            cable, issues = parse_cable(raw)
            yield cable, tuple(issues)
