"""A document of a TEI edition whose markup is the gold: linked names and participants' lists.

Editors link only people in the volume's list, so linked names measure recall; precision is for a person to judge on a
sample (``graphkit score --sample``).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from graphkit.evaluate.counts import Finding, Score

Json = Mapping[str, Any]


def score_document(persons: Sequence[Json], record: Json, *, telegram: bool, text: str) -> dict[str, Score]:
    """Recall of the linked names ``persons`` (``start``, ``end`` in the text) among the people of ``record``."""
    kind = "linked names in telegrams" if telegram else "linked names in other documents"
    spans = sorted((m["core_start"], m["core_end"]) for person in record["people"] for m in person["mentions"])
    hits, findings = 0, []
    for person in persons:
        start, end = int(person["start"]), int(person["end"])
        if any(left < end and start < right for left, right in spans):
            hits += 1
        else:
            findings.append(Finding(kind, "missed", f"{record['id']} @{start}", _context(text, start, end)))
    return {kind: Score(hits, len(findings), 0, tuple(findings), recall_only=True)}


def _context(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 50) : start], text[end : end + 50]
    return " ".join(f"{before}«{text[start:end]}»{after}".split())
