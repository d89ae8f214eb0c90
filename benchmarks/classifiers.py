"""Precision of who classified a cable, on pages that a person read: ``benchmarks/checked_classifiers.csv``.

Run: python benchmarks/classifiers.py FOLDER           (the figures, against what is found now)
     python benchmarks/classifiers.py FOLDER --draw    (every classifier found, as rows to judge with their line)
A row is the cable, the places of name and role, and a verdict on each: ``right`` is the whole name without title or
courtesy, and the whole office as written; ``wrong`` is anything else; ``missed`` stands where the line names somebody
and nobody was found; ``-`` where the line gives no name or no role. No word of a cable is kept.

Name and role are counted apart. A right place that is no longer found is missed, and what is found in its stead is
wrong. Where the right place is not known (a verdict of wrong or missed, a cable without a row), what is found now is
left for whoever judges again.
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from graphkit.evaluate import Finding, Score
from graphkit.evaluate.counts import Scores
from graphkit.model import Cable, ClassifiedBy, Issue, Span
from graphkit.parse import parse_cable
from graphkit.readers import read_cables

CHECKED = Path(__file__).parent / "checked_classifiers.csv"
KINDS = ("name", "role")

Row = Mapping[str, str]
Place = tuple[str, str]  # start and end; both empty for none


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--draw", action="store_true")
    options = parser.parse_args()
    found = list(classifiers(options.folder))
    if options.draw:
        for cable, one in found:
            row = cable.id, *place_of(one.name_span), *place_of(one.role_span)
            print(f"{','.join(row)},,|{' '.join(one.span.of(cable.text).split())}")
        return
    rows = read_rows()
    print(f"{len(rows)} lines judged, {len(found)} classifiers found")
    for kind in KINDS:
        score, left = count(rows, kind, places(found, kind))
        figures = f"precision {score.precision or 0:.3f}, recall {score.recall or 0:.3f}"
        print(f"{kind}: {score.hits} right, {score.extra} wrong, {score.missed} missed, {left} to judge; {figures}")


def judged(folder: Path) -> Scores:
    """Who is found now to have classified the cables of a folder, by the verdicts of `CHECKED`."""
    rows, found = read_rows(), list(classifiers(folder))
    return {kind: count(rows, kind, places(found, kind))[0] for kind in KINDS}


def count(rows: Sequence[Row], kind: str, found: Mapping[str, set[Place]]) -> tuple[Score, int]:
    """Names or roles right, missed and wrong in the cables that were judged; and how many are to be judged again."""
    judged_ = by_cable(rows)
    total, left = Score(), sum(len(some) for cable, some in found.items() if cable not in judged_)
    for cable, of_cable in judged_.items():
        one, open_ = _count(cable, of_cable, kind, found.get(cable, set()))
        total, left = total + one, left + open_
    return total, left


def _count(cable: str, rows: Sequence[Row], kind: str, found: set[Place]) -> tuple[Score, int]:
    right, wrong = ({_place(row, kind) for row in rows if row[kind] == verdict} for verdict in ("right", "wrong"))
    unfound = sum(row[kind] == "missed" for row in rows)
    fresh = found - right - wrong
    left = min(len(fresh), unfound + len(wrong - found))  # each may be what stands there
    lost = [f"{start} to {end}" for start, end in sorted(right - found)]
    lost += ["where nobody was found"] * max(0, unfound - len(fresh))
    findings = tuple(Finding(kind, "missed", cable, text) for text in lost)
    return Score(len(right & found), len(lost), len(wrong & found) + len(fresh) - left, findings), left


def read_rows() -> list[Row]:
    """The judged lines."""
    with CHECKED.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def by_cable(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows of each cable."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["cable"]].append(row)
    return grouped


def _place(row: Row, kind: str) -> Place:
    return row[f"{kind}_start"], row[f"{kind}_end"]


def places(found: Sequence[tuple[Cable, ClassifiedBy]], kind: str) -> dict[str, set[Place]]:
    """Where the names or the roles of classifiers stand, by cable."""
    grouped: dict[str, set[Place]] = defaultdict(set)
    for cable, one in found:
        if span := one.name_span if kind == "name" else one.role_span:
            grouped[cable.id].add(place_of(span))
    return grouped


def place_of(span: Span | None) -> Place:
    """A span as a row has it."""
    return (str(span.start), str(span.end)) if span else ("", "")


def classifiers(folder: Path) -> Iterator[tuple[Cable, ClassifiedBy]]:
    """Whoever is said to have classified the cables of a folder."""
    for raw in read_cables(folder):
        if not isinstance(raw, Issue):
            cable, _ = parse_cable(raw)
            yield from ((cable, one) for one in cable.classified_by)


if __name__ == "__main__":
    main()
