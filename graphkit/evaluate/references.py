"""Citations of many cables against a table of citations: recall only, since the table lists what an edition linked."""

from collections.abc import Iterable, Mapping
from typing import Any

from graphkit.evaluate.counts import Finding, Score


def score_references(rows: Iterable[Mapping[str, str]], records: Mapping[str, dict[str, Any]]) -> dict[str, Score]:
    """Recall by where the citation stands: ``rows`` have ``mrn``, ``cited`` and ``seen_in`` (ref_block or body).

    >>> record = {"references": [{"kind": "cable", "target": "08STATE1", "where": "ref_line"}]}
    >>> rows = [{"mrn": "08LIMA2", "cited": "08STATE1", "seen_in": "ref_block"}]
    >>> score_references(rows, {"08LIMA2": record})["references in ref_block"].recall
    1.0
    """
    scores: dict[str, Score] = {}
    for row in rows:
        kind = f"references in {row['seen_in']}"
        cited = {reference["target"] for reference in records.get(row["mrn"], {}).get("references", ())}
        if row["cited"] in cited:
            one = Score(hits=1, recall_only=True)
        else:
            one = Score(missed=1, findings=(Finding(kind, "missed", row["mrn"], row["cited"]),), recall_only=True)
        scores[kind] = scores.get(kind, Score()) + one
    return scores
