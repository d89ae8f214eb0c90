"""Who is who, scored with B-cubed: people of TEI volumes against the editors' ids, or of annotated cables against gold.

Run: python benchmarks/identities.py VOLUME.xml... | GOLD.json [--corpus FOLDER] [--errors N]
Every mention that editors linked and we found counts; ids of a volume are its own, so volumes are scored one by one.
With --corpus the folder is built once and only resolved anew (its identities, not its texts) at the next run.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import graphkit as gk
from graphkit.evaluate import Identity, b_cubed, match_mentions
from graphkit.model import Protect, RawCable
from graphkit.readers import read_cables

Marked = tuple[str, int, int, str]

OURS = """SELECT m.cable, coalesce(m.full_start, m.start), coalesce(m.full_end, m."end"), m.entity
FROM mention m WHERE m.kind = 'person' AND m.entity IS NOT NULL"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--corpus", type=Path, help="build here, and keep it")
    parser.add_argument("--errors", type=int, default=0, help="show so many wrong joins and wrong partings")
    parser.add_argument("--json", action="store_true", help="figures as data")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = options.corpus or Path(folder) / "corpus"
        sources = [] if (corpus / "manifest.json").exists() else [texts_of(path) for path in options.gold]
        started = time.process_time()
        opened = gk.build(corpus, sources, progress=False, protect=Protect.SHOW, workers=1)
        took = time.process_time() - started
        ours = [tuple(row.values()) for row in opened.rows(OURS)]
        held = {(row["id"], Path(row["path"]).name) for row in opened.rows("SELECT id, path FROM cable WHERE NOT stub")}
        for path in options.gold:
            score = b_cubed(*match_mentions(marked(path, held), ours))
            show(path.stem, score, options.errors, as_json=options.json)
    if not options.json:
        print(f"{'read and resolved' if sources else 'resolved'} in {took:.1f} s of CPU")


def texts_of(path: Path) -> Path:
    """What a gold file annotates: itself, or the folder beside its own."""
    return path if path.suffix == ".xml" else path.resolve().parent.parent / "sample"


def marked(path: Path, held: set[tuple[str, str]]) -> Iterator[Marked]:
    """Every mention with the gold's id; of a cable that stands in two files, in the one whose text the corpus keeps."""
    if path.suffix == ".xml":
        yield from linked(path)
        return
    for cable in json.loads(path.read_text(encoding="utf-8"))["cables"]:
        if (cable["canonical_id"], Path(cable["file"]).name) in held:
            yield from annotated(cable)


def linked(volume: Path) -> Iterator[Marked]:
    """Names that the editors linked in the documents themselves, not in their notes."""
    for raw in read_cables(volume):
        if isinstance(raw, RawCable):
            start = int(raw.given.get("text_start", 0))
            end = int(raw.given.get("notes_start", len(raw.text)))
            for one in json.loads(raw.given.get("persons", "[]")):
                if one["id"] and start <= one["start"] < end:
                    yield raw.given["id"], one["start"], one["end"], one["id"]


def annotated(cable: dict[str, Any]) -> Iterator[Marked]:
    """Names of people in one annotated cable, under their ids in the story; those who are protected join nobody."""
    for person in cable["people"]:
        for mention in [] if person["protected"] else person["mentions"]:
            yield cable["canonical_id"], mention["start"], mention["end"], person["id"]


def show(name: str, score: Identity, errors: int, *, as_json: bool) -> None:
    """One line of figures, and the worst errors."""
    figures = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    if as_json:
        print(json.dumps({"gold": name, "mentions": score.mentions} | {k: round(v, 4) for k, v in figures.items()}))
        return
    said = ", ".join(f"{kind} {value:.4f}" for kind, value in figures.items())
    print(f"{name}: {score.mentions} mentions, B-cubed {said}")
    for label, wrong in (("JOINED", score.joined), ("PARTED", score.parted)):
        for one, parts in wrong[:errors]:
            print(f"  {label} {one}: " + ", ".join(f"{other} {n}" for other, n in parts.items()))


if __name__ == "__main__":
    main()
