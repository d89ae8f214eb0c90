"""Gold beside what we find: reads the annotated texts, runs the pipeline on them and hands both to `evaluate`."""

import csv
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from graphkit.evaluate import (
    Score,
    add,
    score_cable,
    score_document,
    score_participants,
    score_references,
    score_sentences,
)
from graphkit.extract import EMPTY, Extractor, Known, extract, learn, learn_listed, ner_extractor
from graphkit.model import Cable, Extraction, Issue, Outcome, Protect, RawCable, Source
from graphkit.parse import canonical_id, parse_cable
from graphkit.readers import read_cables
from graphkit.record import Record, to_record
from graphkit.resolve.references import Citation, resolve
from graphkit.resolve.series import Series, build_series

Spans = Mapping[str, Sequence[tuple[int, int]]]
"""Where mentions stand, by kind (``people``, ``organizations``, ``places``), in the coordinates of the record."""

Added = dict[str, tuple[int, int | None]]
"""By kind: mentions that a spaCy pipeline added, and how many of them stand on a gold one (None: no gold for it)."""


class Found(NamedTuple):
    """One cable, its record, and what rules named ``ner:`` added."""

    cable: Cable
    record: Record
    added: Spans


class Scored(NamedTuple):
    """Scores per kind, names for a person to check, and what a spaCy pipeline added (empty without one)."""

    scores: dict[str, Score]
    checks: list[str]
    added: Added


def score_gold(path: Path, texts: Sequence[Path] = (), *, sample: int = 0, ner: str | Path | None = None) -> Scored:
    """Score one gold file; its form says what kind of gold it is.

    ``.csv`` is a table of citations, ``.json`` complete annotation or labelled sentences, ``.xml`` a TEI volume.
    ``texts`` are where the annotated texts stand (default: the folders beside the gold's own). ``sample`` found names
    are drawn with a fixed seed. ``ner`` is the folder of a spaCy pipeline that proposes names.
    """
    if not path.is_file():
        raise FileNotFoundError(f"{path}: no such gold file")
    extra = (ner_extractor(ner),) if ner is not None else ()
    if path.suffix == ".xml":
        return _score_tei(path, sample, extra)
    folders = list(texts) or [path.resolve().parent.parent]
    if path.suffix == ".csv":
        rows = _citations(path)
        wanted = {row["mrn"] for row in rows}
        records = {found.cable.id: found.record for found in _inspect(folders) if found.cable.id in wanted}
        rows = [{**row, "cited": canonical_id(row["cited"]) or row["cited"]} for row in rows]
        return Scored(score_references(rows, records), [], {})
    gold = _annotations(path)
    if "items" in gold:
        sentences = [_understand(_sentence(item), extra) for item in gold["items"]]
        added = [_count_added(found.added, {}) for found in sentences]
        return Scored(score_sentences(gold["items"], [found.record for found in sentences]), [], _sum(added))
    return _score_annotation(gold["cables"], folders, extra)


def _citations(path: Path) -> list[dict[str, str]]:
    """The rows of a table of citations."""
    read = csv.DictReader(path.read_text(encoding="utf-8", errors="replace").splitlines())
    if not {"mrn", "cited"} <= set(read.fieldnames or ()):
        raise ValueError(f"{path}: got columns {read.fieldnames}, expected mrn (the citing cable) and cited")
    return list(read)


def _annotations(path: Path) -> dict[str, Any]:
    """The object of a file of annotation or of labelled sentences."""
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        what = "gold is JSON, a .csv of citations or TEI (.xml)"
        raise ValueError(f"{path}: cannot be read as JSON ({error}); {what}") from error
    if not isinstance(gold, dict) or not {"cables", "items"} & set(gold):
        got = f"keys {sorted(gold)}" if isinstance(gold, dict) else type(gold).__name__
        raise ValueError(f"{path}: got {got}, expected 'cables' (annotation) or 'items' (sentences)")
    return gold


def _added(cable: Cable, extraction: Extraction) -> Spans:
    groups = {
        "people": [mention for person in extraction.people for mention in person.mentions],
        "organizations": [mention for one in extraction.organizations for mention in one.mentions],
        "places": list(extraction.places),
    }
    by = cable.source.offset
    return {
        kind: [(m.span.start + by, m.span.end + by) for m in mentions if m.rule.startswith("ner:")]
        for kind, mentions in groups.items()
    }


def _count_added(added: Spans, gold: Spans) -> Added:
    """How many of the mentions overlap one of the gold's.

    >>> _count_added({"people": [(0, 4), (9, 12)], "places": [(5, 8)]}, {"people": [(2, 6)]})
    {'people': (2, 1), 'places': (1, None)}
    """
    return {
        kind: (
            len(spans),
            sum(any(start < end and left < right for start, right in gold[kind]) for left, end in spans)
            if kind in gold
            else None,
        )
        for kind, spans in added.items()
    }


def _sum(many: Iterable[Added]) -> Added:
    """The sums by kind; kinds of which nothing was added are left out."""
    total: Added = {}
    for added in many:
        for kind, (count, hits) in added.items():
            before, hit = total.get(kind, (0, None))
            total[kind] = (before + count, hits if hit is None else hit + (hits or 0))
    return {kind: counts for kind, counts in total.items() if counts[0]}


def _learned(paths: Iterable[Path]) -> Known:
    """The names that all texts together teach, as a build learns them before it extracts."""
    facts: Counter[tuple[str, str]] = Counter()
    for path in paths:
        for raw in read_cables(path):
            if not isinstance(raw, Issue):
                facts.update(learn(parse_cable(raw)[0]))
                facts |= learn_listed(raw.given)
    return Known.of(sorted(facts.items()))


def _inspect(paths: Sequence[Path], extra: tuple[Extractor, ...] = ()) -> Iterator[Found]:
    known = _learned(paths)
    for path in paths:
        for raw in read_cables(path):
            if not isinstance(raw, Issue):
                yield _understand(raw, extra, known)


def _score_annotation(cables: list[dict[str, Any]], folders: list[Path], extra: tuple[Extractor, ...]) -> Scored:
    files = {Path(cable["file"]).name for cable in cables}
    paths = [path for folder in folders for path in sorted(folder.rglob("*")) if path.name in files]
    found = {(Path(one.cable.source.path).name, one.cable.id): one for one in _inspect(paths, extra)}
    series = build_series((one.cable.id, one.cable.sent.date() if one.cable.sent else None) for one in found.values())
    scores, added = [], []
    for gold in cables:
        ours = found.get((Path(gold["file"]).name, gold["canonical_id"]))
        if ours is None:
            raise FileNotFoundError(
                f"{gold['canonical_id']}: {gold['file']} was not found below "
                f"{', '.join(map(str, folders))}, or no cable of that id is in it; name its folder with --texts"
            )
        scores.append(score_cable(gold, _cited(ours, series)))
        added.append(_count_added(ours.added, _annotated(gold)))
    return Scored(add(*scores), [], _sum(added))


def _cited(found: Found, series: Series) -> Record:
    """The record with the cables that its citations mean, decided as a build does with all cables in view."""
    day = found.cable.sent.date() if found.cable.sent else None
    references = [dict(one) for one in found.record["references"]]
    for one in references:
        if one["kind"] == "cable" and one["target"]:
            cited = resolve(Citation(found.cable.id, day, one["target"], one["year_rule"]), series)
            one["target"] = cited.target if cited.outcome is Outcome.FOUND else one["target"]
    return found.record | {"references": references}


def _annotated(gold: dict[str, Any]) -> Spans:
    named = {"people": gold.get("people", ()), "organizations": gold.get("organisations", ())}
    return {
        kind: [(mention["start"], mention["end"]) for one in some for mention in one["mentions"]]
        for kind, some in named.items()
    }


def _sentence(item: dict[str, Any]) -> RawCable:
    """One lone sentence as a cable, dated by the gold's ``sent``, else by the year of the cable that it comes from."""
    sent = item.get("sent") or f"20{str(item['cable'])[:2]}-12-31"
    return RawCable(
        Source("cable-text", f"{item['set']}/{item['n']}"),
        str(item["sentence"]),
        {"id": str(item["cable"]), "created": f"{sent} 12:00"},
    )


def _understand(raw: RawCable, extra: tuple[Extractor, ...], known: Known = EMPTY) -> Found:
    """Raises `RuntimeError` where a rule breaks: a build goes on, but figures must not fall in silence."""
    cable, issues = parse_cable(raw)
    extraction = extract(cable, known, extra)
    broken = [issue.message for issue in extraction.issues if issue.code == "failed"]
    if broken:
        raise RuntimeError(f"{raw.source.path}: {'; '.join(broken)}; mend that rule, then score again")
    return Found(cable, to_record(cable, extraction, issues, protect=Protect.SHOW), _added(cable, extraction))


def _score_tei(path: Path, sample: int, extra: tuple[Extractor, ...]) -> Scored:
    scores: list[dict[str, Score]] = []
    checks: list[str] = []
    added: list[Added] = []
    known = _learned([path])
    for raw in read_cables(path):
        if isinstance(raw, Issue):
            continue
        cable, record, more = _understand(raw, extra, known)
        telegram = cable.kind == "cable"
        persons = _linked(raw)
        scores.append(score_document(persons, record, telegram=telegram, text=cable.text))
        if raw.given.get("participants"):
            scores.append(score_participants(json.loads(raw.given["participants"]), record, cable.text))
        added.append(_count_added(more, {"people": [(int(one["start"]), int(one["end"])) for one in persons]}))
        checks += _contexts(cable, record) if telegram else []
    if not scores:
        raise ValueError(f"{path}: no document of a TEI volume in it; gold ending in .xml is TEI")
    random.Random(0).shuffle(checks)  # noqa: S311 (a sample, no secret)
    return Scored(add(*scores), checks[:sample], _sum(added))


def _linked(raw: RawCable) -> list[dict[str, Any]]:
    """The names that the editors linked in the document itself, not in their notes to it."""
    start, end = int(raw.given.get("text_start", 0)), int(raw.given.get("notes_start", len(raw.text)))
    return [one for one in json.loads(raw.given.get("persons", "[]")) if start <= int(one["start"]) < end]


def _contexts(cable: Cable, record: Record) -> Iterator[str]:
    for person in record["people"]:
        for mention in person["mentions"]:
            start, end = mention["core_start"], mention["core_end"]
            before, after = cable.text[max(0, start - 60) : start], cable.text[end : end + 60]
            yield f"{cable.id} @{start} {mention['rule']}: " + " ".join(
                f"{before}«{cable.text[start:end]}»{after}".split()
            )
