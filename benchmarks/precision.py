"""Precision of people in FRUS telegrams, on mentions that a person judged: ``benchmarks/checked_names.csv``.

Run: python benchmarks/precision.py VOLUME.xml ...          (the figure, against what is found now)
     python benchmarks/precision.py VOLUME.xml ... --draw N (N mentions to judge, as rows with their context)
A row is the document, the place, the rule and the verdict; no word of a volume is kept. ``right`` is a whole name of a
person, also inside another name (a doctrine called after a president), as editors link it; a cryptonym, a title read
as part of the name and half a name are ``wrong``. What is no longer found counts for nothing, and what is found where
nothing was judged is not counted.
"""

import argparse
import csv
import random
from collections.abc import Iterator
from pathlib import Path

from graphkit.extract import extract
from graphkit.model import Cable, Issue, Mention
from graphkit.parse import parse_cable
from graphkit.readers import read_cables
from graphkit.scoring import _learned

CHECKED = Path(__file__).parent / "checked_names.csv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("volumes", nargs="+", type=Path)
    parser.add_argument("--draw", type=int, default=0)
    options = parser.parse_args()
    found = [pair for volume in options.volumes for pair in mentions(volume)]
    if options.draw:
        for cable, mention in random.Random(7).sample(found, options.draw):  # the same at every run
            at, end = mention.span.start, mention.span.end
            words = f"{cable.text[max(0, at - 70) : at]}<<{cable.text[at:end]}>>{cable.text[end : end + 40]}"
            print(f"{cable.id},{at},{end},{mention.rule},|{' '.join(words.split())}")
        return
    with CHECKED.open(encoding="utf-8", newline="") as lines:
        verdicts = {
            (row["document"], int(row["start"]), int(row["end"])): row["verdict"] for row in csv.DictReader(lines)
        }
    judged = [verdicts.get((cable.id, mention.span.start, mention.span.end)) for cable, mention in found]
    right, wrong = judged.count("right"), judged.count("wrong")
    print(f"{right + wrong} of {len(verdicts)} judged mentions are found now: {right} right, {wrong} wrong")
    print(f"precision {right / max(right + wrong, 1):.3f}")


def mentions(volume: Path) -> Iterator[tuple[Cable, Mention]]:
    """Every mention of a person in the telegrams of a volume, roles without a name left out."""
    known = _learned([volume])
    for raw in read_cables(volume):
        if isinstance(raw, Issue):
            continue
        cable, _ = parse_cable(raw)
        if cable.kind == "cable":
            for person in extract(cable, known).people:
                yield from ((cable, mention) for mention in person.mentions if mention.rule != "role-only")


if __name__ == "__main__":
    main()
