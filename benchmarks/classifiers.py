"""Precision of who classified a cable, on pages that a person read: ``benchmarks/checked_classifiers.csv``.

Run: python benchmarks/classifiers.py FOLDER           (the figures, against what is found now)
     python benchmarks/classifiers.py FOLDER --draw    (every classifier found, as rows to judge with their line)
A row is the cable, the places of name and role, and a verdict on each: ``right`` is the whole name without title or
courtesy, and the whole office as written; ``wrong`` is anything else; ``missed`` stands where the line names somebody
and nobody was found; ``-`` where the line gives no name or no role. No word of a cable is kept.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from graphkit.model import Cable, ClassifiedBy, Issue, Span
from graphkit.parse import parse_cable
from graphkit.readers import read_cables

CHECKED = Path(__file__).parent / "checked_classifiers.csv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--draw", action="store_true")
    options = parser.parse_args()
    found = {row_of(cable, one): (cable, one) for cable, one in classifiers(options.folder)}
    if options.draw:
        for row, (cable, one) in found.items():
            print(f"{','.join(row)},,|{' '.join(one.span.of(cable.text).split())}")
        return
    with CHECKED.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    held = [row for row in rows if row["name"] == "missed" or tuple(row[key] for key in KEYS) in found]
    changed = len(rows) - len(held)
    print(f"{len(rows)} lines judged, {changed} of them read otherwise now, {len(found)} classifiers found")
    for kind in ("name", "role"):
        verdicts = Counter(row[kind] for row in held)
        right, wrong, missed = verdicts["right"], verdicts["wrong"], verdicts["missed"]
        precision, recall = right / max(right + wrong, 1), right / max(right + wrong + missed, 1)
        print(f"{kind}: {right} right, {wrong} wrong, {missed} missed; precision {precision:.3f}, recall {recall:.3f}")


KEYS = ("cable", "name_start", "name_end", "role_start", "role_end")


def row_of(cable: Cable, one: ClassifiedBy) -> tuple[str, ...]:
    """A classifier as a row of the file, its verdicts left out."""
    return cable.id, *_place(one.name_span), *_place(one.role_span)


def _place(span: Span | None) -> tuple[str, str]:
    return (str(span.start), str(span.end)) if span else ("", "")


def classifiers(folder: Path) -> Iterator[tuple[Cable, ClassifiedBy]]:
    """Whoever is said to have classified the cables of a folder."""
    for raw in read_cables(folder):
        if not isinstance(raw, Issue):
            cable, _ = parse_cable(raw)
            yield from ((cable, one) for one in cable.classified_by)


if __name__ == "__main__":
    main()
