"""Gold beside what we find: reads the annotated texts, runs the pipeline on them and hands both to `evaluate`."""

import csv
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from graphkit import pipeline
from graphkit.evaluate import Score, add, score_cable, score_document, score_references, score_sentences
from graphkit.extract import extract
from graphkit.model import Cable, Issue, Protect, RawCable, Source
from graphkit.parse import parse_cable
from graphkit.readers import read_cables
from graphkit.record import Record, to_record

Found = tuple[Cable, Record]


def score_gold(path: Path, texts: Sequence[Path] = (), *, sample: int = 0) -> tuple[dict[str, Score], list[str]]:
    """Score one gold file; its form says what kind of gold it is.

    ``.csv`` is a table of citations, ``.json`` complete annotation or labelled sentences, ``.xml`` a TEI volume.
    ``texts`` are where the annotated texts stand (default: the folders beside the gold's own). Returns the scores per
    kind and ``sample`` found names in their context, drawn with a fixed seed, for a person to check.
    """
    if not path.is_file():
        raise FileNotFoundError(f"{path}: no such gold file")
    if path.suffix == ".xml":
        return _score_tei(path, sample)
    folders = list(texts) or [path.resolve().parent.parent]
    if path.suffix == ".csv":
        rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
        wanted = {row["mrn"] for row in rows}
        records = {cable.id: record for cable, record in _inspect(folders) if cable.id in wanted}
        return score_references(rows, records), []
    gold = json.loads(path.read_text(encoding="utf-8"))
    if "items" in gold:
        return score_sentences(gold["items"], map(_sentence, gold["items"])), []
    if "cables" not in gold:
        raise ValueError(f"{path}: got keys {sorted(gold)}, expected 'cables' (annotation) or 'items' (sentences)")
    return _score_annotation(gold["cables"], folders)


def _inspect(paths: Iterable[Path]) -> Iterator[Found]:
    for item in pipeline.inspect(paths):
        if not isinstance(item, Issue):
            yield item.cable, to_record(item.cable, item.extraction, item.issues, protect=Protect.SHOW)


def _score_annotation(cables: list[dict[str, Any]], folders: list[Path]) -> tuple[dict[str, Score], list[str]]:
    files = {Path(cable["file"]).name for cable in cables}
    paths = [path for folder in folders for path in sorted(folder.rglob("*")) if path.name in files]
    records = {(Path(cable.source.path).name, cable.id): record for cable, record in _inspect(paths)}
    scores = []
    for gold in cables:
        record = records.get((Path(gold["file"]).name, gold["canonical_id"]))
        if record is None:
            raise FileNotFoundError(
                f"{gold['canonical_id']}: {gold['file']} was not found below "
                f"{', '.join(map(str, folders))}, or no cable of that id is in it; name its folder with --texts"
            )
        scores.append(score_cable(gold, record))
    return add(*scores), []


def _sentence(item: dict[str, Any]) -> Record:
    """The record of one lone sentence, dated by the year of the cable that it comes from."""
    raw = RawCable(
        Source("cable-text", f"{item['set']}/{item['n']}"),
        str(item["sentence"]),
        {"id": str(item["cable"]), "created": f"20{str(item['cable'])[:2]}-12-31 12:00"},
    )
    return _understand(raw)[1]


def _understand(raw: RawCable) -> Found:
    cable, issues = parse_cable(raw)
    return cable, to_record(cable, extract(cable), issues, protect=Protect.SHOW)


def _score_tei(path: Path, sample: int) -> tuple[dict[str, Score], list[str]]:
    scores: list[dict[str, Score]] = []
    checks: list[str] = []
    for raw in read_cables(path):
        if isinstance(raw, Issue):
            continue
        cable, record = _understand(raw)
        telegram = cable.kind == "cable"
        persons = json.loads(raw.given.get("persons", "[]"))
        scores.append(score_document(persons, record, telegram=telegram, text=cable.text))
        checks += _contexts(cable, record) if telegram else []
    random.Random(0).shuffle(checks)  # noqa: S311 (a sample, no secret)
    return add(*scores), checks[:sample]


def _contexts(cable: Cable, record: Record) -> Iterator[str]:
    for person in record["people"]:
        for mention in person["mentions"]:
            start, end = mention["core_start"], mention["core_end"]
            before, after = cable.text[max(0, start - 60) : start], cable.text[end : end + 60]
            yield f"{cable.id} @{start} {mention['rule']}: " + " ".join(
                f"{before}«{cable.text[start:end]}»{after}".split()
            )
