"""Precision of people in FRUS telegrams, on mentions that a person judged: ``benchmarks/checked_names.csv``.

Run: python benchmarks/precision.py FOLDER          (the figures, against what is found now in its volumes)
     python benchmarks/precision.py FOLDER --draw N (N mentions that nobody judged, as rows with their context)
A row is the document, the place, the rule and the verdict; no word of a volume is kept. ``right`` is a whole name of a
person, also inside another name (a doctrine called after a president), as editors link it; a cryptonym, a title read
as part of the name and half a name are ``wrong``. A right one that is no longer found is missed. Of what is found where
nothing was judged nobody knows whether it is right: it is counted apart, for whoever judges more of it.
"""

import argparse
import csv
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

from graphkit.evaluate import Finding, Score
from graphkit.evaluate.counts import Scores
from graphkit.extract import extract
from graphkit.model import Cable, Issue, Mention
from graphkit.parse import parse_cable
from graphkit.readers import read_cables
from graphkit.scoring import _learned

CHECKED = Path(__file__).parent / "checked_names.csv"


Key = tuple[str, int, int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--draw", type=int, default=0)
    options = parser.parse_args()
    found, verdicts = list(mentions(options.folder)), read_verdicts()
    fresh = [(cable, mention) for cable, mention in found if key_of(cable, mention) not in verdicts]
    if options.draw:
        for cable, mention in random.Random(7).sample(fresh, min(options.draw, len(fresh))):  # the same at every run
            at, end = mention.span.start, mention.span.end
            words = f"{cable.text[max(0, at - 70) : at]}<<{cable.text[at:end]}>>{cable.text[end : end + 40]}"
            print(f"{cable.id},{at},{end},{mention.rule},|{' '.join(words.split())}")
        return
    score = count(verdicts, {key_of(cable, mention) for cable, mention in found})
    print(f"{score.hits} right, {score.extra} wrong, {score.missed} right ones missed; {len(fresh)} never judged")
    print(f"precision {score.precision or 0:.3f}, recall {score.recall or 0:.3f}")


def judged(folder: Path) -> Scores:
    """What is found now in the volumes of a folder, by the verdicts of `CHECKED`."""
    found = {key_of(cable, mention) for cable, mention in mentions(folder)}
    return {"people's names": count(read_verdicts(), found)}


def count(verdicts: Mapping[Key, str], found: set[Key]) -> Score:
    """Right ones found and missed, wrong ones found."""
    right = {key for key, verdict in verdicts.items() if verdict == "right"}
    lost = tuple(Finding("name", "missed", key[0], f"{key[1]} to {key[2]}") for key in sorted(right - found))
    return Score(len(right & found), len(lost), len((verdicts.keys() - right) & found), lost)


def read_verdicts() -> dict[Key, str]:
    """Document and place -> right or wrong."""
    with CHECKED.open(encoding="utf-8", newline="") as lines:
        return {(row["document"], int(row["start"]), int(row["end"])): row["verdict"] for row in csv.DictReader(lines)}


def key_of(cable: Cable, mention: Mention) -> Key:
    """Document and place of a mention."""
    return cable.id, mention.span.start, mention.span.end


def mentions(folder: Path) -> Iterator[tuple[Cable, Mention]]:
    """Every mention of a person in the telegrams of a folder's volumes, roles without a name left out."""
    for volume in sorted(folder.glob("*.xml")):
        yield from _mentions(volume)


def _mentions(volume: Path) -> Iterator[tuple[Cable, Mention]]:
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
