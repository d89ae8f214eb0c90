"""Accuracy on gold: what was found against what a person marked, per kind, with every error in its context.

Pure comparisons over records (`graphkit.record.to_record`) and gold; reading the texts is the caller's.
"""

from graphkit.evaluate.counts import Finding, Score, add, tabulate
from graphkit.evaluate.gold import score_cable
from graphkit.evaluate.identity import Identity, b_cubed, match_mentions
from graphkit.evaluate.references import score_references
from graphkit.evaluate.sentences import score_sentences
from graphkit.evaluate.tei import score_document, score_participants

__all__ = [
    "Finding",
    "Identity",
    "Score",
    "add",
    "b_cubed",
    "match_mentions",
    "score_cable",
    "score_document",
    "score_participants",
    "score_references",
    "score_sentences",
    "tabulate",
]
