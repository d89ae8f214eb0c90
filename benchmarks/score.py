"""Accuracy on all gold at hand, beside the last recorded figures: ``make score``.

``--record`` writes the figures to benchmarks/scores.json; ``--check`` fails where one is lower than it was recorded;
``--errors`` lists every error in its context.
"""

import argparse
import csv
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import classifiers
import precision
from rich.table import Table

from graphkit.evaluate import tabulate
from graphkit.evaluate.counts import Scores
from graphkit.scoring import score_gold
from graphkit.terminal import out, shown

Figures = dict[str, dict[str, Any]]  # kind -> precision, recall, f1, hits, missed, extra

ROOT = Path(__file__).resolve().parent.parent
# Rows of the gold that a person who read the cable holds for slips, each with the reason; they count as missed.
DISPUTED = ROOT / "benchmarks" / "disputed_references.csv"
RECORDED = ROOT / "benchmarks" / "scores.json"
SHARED = Path(os.environ.get("GRAPHKIT_SHARED", ROOT.parent / "shared"))

# Name of the gold -> its file and the folders of its texts.
GOLD: dict[str, tuple[Path, tuple[Path, ...]]] = {
    "sample": (ROOT / "data/gold/sample.json", (ROOT / "data/sample",)),
    "seeds": (SHARED / "gold/seeds.json", (SHARED / "seeds",)),
    "references": (SHARED / "gold/references_dev.csv", (SHARED / "corpora/cable_pages",)),
    "contacts": (ROOT / "data/gold/contacts.json", ()),
    "contacts2": (ROOT / "data/gold/contacts2.json", ()),
    "contacts3": (ROOT / "data/gold/contacts3.json", ()),
    "contacts4": (ROOT / "data/gold/contacts4.json", ()),
    "contacts5": (ROOT / "data/gold/contacts5.json", ()),
    "sentences": (SHARED / "gold/contacts_dev.json", ()),
    **{path.stem: (path, ()) for path in sorted((SHARED / "corpora/frus").glob("*.xml"))},
}


# Name of what a person judged one by one -> the texts, and how what is found in them now is counted.
JUDGED: dict[str, tuple[Path, Callable[[Path], Scores]]] = {
    "judged names": (SHARED / "corpora/frus", precision.judged),
    "judged classifiers": (SHARED / "corpora/cable_pages", classifiers.judged),
}
TOLERANCE = 0.005  # what a figure may be lower than it was recorded


def main() -> None:
    """Score, print beside the record, and record or check when asked."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("names", nargs="*", help=f"some of {', '.join((*GOLD, *JUDGED))}; all by default")
    arguments.add_argument("--record", action="store_true")
    arguments.add_argument("--check", action="store_true")
    arguments.add_argument("--errors", action="store_true")
    options = arguments.parse_args()
    recorded = json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.exists() else {}
    lower: list[str] = []
    for name in options.names or (*GOLD, *JUDGED):
        if (scores := scores_of(name)) is None:
            out.print(shown(f"{name}: its texts are not here, skipped", style="yellow"))
            continue
        figures, before = tabulate(scores), recorded.get(name, {})
        out.print(compare(name, figures, before))
        lower += [f"{name}: {fall}" for fall in fallen(figures, before)]
        disputed = reasons() if name == "references" else {}
        findings = [finding for score in scores.values() for finding in score.findings]
        if slips := sum((finding.where, finding.text) in disputed for finding in findings):
            out.print(shown(f"{slips} of the missed are disputed: {DISPUTED.relative_to(ROOT)}"))
        for finding in findings if options.errors else ():
            reason = disputed.get((finding.where, finding.text), "")
            out.print(shown(f"{finding.wrong:7}{finding.kind:15}{finding.where}: {finding.text} {reason}".rstrip()))
        recorded[name] = figures
    if options.record:
        RECORDED.write_text(json.dumps(recorded, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    if options.check and lower:
        raise SystemExit("\n".join(["lower than recorded:", *lower]))


def scores_of(name: str) -> Scores | None:
    """What is counted under a name; None where its texts are not at hand."""
    if name in JUDGED:
        folder, judged = JUDGED[name]
        return judged(folder) if folder.exists() else None
    gold, texts = GOLD[name]
    return score_gold(gold, texts).scores if gold.exists() else None


def fallen(figures: Figures, before: Figures) -> Iterator[str]:
    """The figures that are lower than ``before`` by more than `TOLERANCE`, or are none any more."""
    for kind, row in before.items():
        for figure in ("precision", "recall", "f1"):
            was, now = row[figure], figures.get(kind, {}).get(figure)
            if was is not None and (now is None or now < was - TOLERANCE):
                yield f"{kind}: {figure} {_figure(was)} -> {_figure(now)}"


def reasons() -> dict[tuple[str, str], str]:
    """Why a row of the gold is disputed, by citing and cited cable."""
    with DISPUTED.open(encoding="utf-8", newline="") as lines:
        return {(row["mrn"], row["cited"]): f"(disputed: {row['reason']})" for row in csv.DictReader(lines)}


def compare(name: str, figures: Figures, before: Figures) -> Table:
    """Precision, recall and F1 per kind, each with its difference to the last record."""
    table = Table(title=name, title_justify="left", box=None)
    for column in ("kind", "precision", "", "recall", "", "f1", "", "hits", "missed", "extra"):
        table.add_column(column, justify="left" if column == "kind" else "right")
    for kind, row in figures.items():
        cells = [kind]
        for figure in ("precision", "recall", "f1"):
            cells += [_figure(row[figure]), _change(row[figure], before.get(kind, {}).get(figure))]
        table.add_row(*cells, *(str(row[count]) for count in ("hits", "missed", "extra")))
    return table


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"


def _change(value: float | None, before: float | None) -> str:
    if value is None or before is None or value == before:
        return ""
    return f"{value - before:+.4f}"


if __name__ == "__main__":
    main()
