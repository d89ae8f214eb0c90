"""A document of a TEI edition whose markup is the gold: linked names and participants' lists.

Editors link only people in the volume's list, so linked names measure recall; precision is for a person to judge on a
sample (``graphkit score --sample``).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from graphkit.evaluate.counts import Finding, Score
from graphkit.lexicon import organizations
from graphkit.lexicon.titles import split_words

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


def is_named(name: str) -> bool:
    """Whether an item names somebody: two words and more in mixed case, no article before them, no label.

    Nor is it a body, which stands over those who come from there.

    >>> [is_named(item) for item in ("Ann Lind", "NSC Staff", "The President", "United States:", "Department of State")]
    [True, False, False, False, False]
    """
    words = name.split()
    return (
        len(words) > 1
        and words[0] != "The"
        and all(not word.isupper() or "." in word for word in words)
        and name[-1].isalpha()
        and split_words(name) not in organizations.phrases()
    )


def score_participants(participants: Sequence[Json], record: Json, text: str) -> dict[str, Score]:
    """Recall of the items of a document's participants' lists: each ``name`` must be somebody's where it stands.

    >>> record = {"id": "v/d1", "people": [{"mentions": [{"core_start": 4, "core_end": 12}]}]}
    >>> items = [{"name": "Ann Lind"}, {"name": "Bo Zaki"}]
    >>> score_participants(items, record, "Mr. Ann Lind and Bo Zaki")["participants' items"].recall
    0.5
    """
    kind = "participants' items"
    spans = [(m["core_start"], m["core_end"]) for person in record["people"] for m in person["mentions"]]
    hits, findings = 0, []
    for name in dict.fromkeys(str(one["name"]) for one in participants if one.get("id") or is_named(str(one["name"]))):
        words = re.compile(r"\s+".join(map(re.escape, name.split())))
        places = [place.span() for place in words.finditer(text)] if name.strip() else []
        if any(left < end and start < right for start, end in places for left, right in spans):
            hits += 1
        elif places:
            findings.append(Finding(kind, "missed", record["id"], _context(text, *places[0])))
    return {kind: Score(hits, len(findings), 0, tuple(findings), recall_only=True)}


def _context(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 50) : start], text[end : end + 50]
    return " ".join(f"{before}«{text[start:end]}»{after}".split())
