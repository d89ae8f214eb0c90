"""Judgements of a curator on one corpus: checked, written to its log, obeyed by the next build."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.model import Judgement
from graphkit.store.errors import CorpusError
from graphkit.store.judgements import VERDICTS, Anchor, Entry, append_entry, append_undo, judging, read_log

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus


def judge(corpus: "Corpus", left: str, right: str, verdict: str, by: str, why: str) -> Judgement:
    """See `graphkit.corpus.Corpus.judge`."""
    if verdict not in VERDICTS:
        raise CorpusError(repr(verdict), "is no verdict", f"expected one of {', '.join(VERDICTS)}")
    if left == right:
        raise CorpusError(left, "is one entity", "name two")
    anchors = _anchor(corpus, left), _anchor(corpus, right)
    with judging(corpus.path):
        if verdict != "unsure":
            _refuse_contradiction(corpus, left, right, verdict)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        judgement = Judgement(left, right, verdict, by, at, why)
        append_entry(corpus.path, Entry(judgement, *anchors))
    return judgement


def _refuse_contradiction(corpus: "Corpus", left: str, right: str, verdict: str) -> None:
    """``same`` is transitive: who are one by the judgements that stand cannot be called different, nor the reverse."""
    ids = {(row["cable"], row["local"]): str(row["entity"]) for row in corpus.rows(_STANDING, *_keys(corpus.path))}
    said = [
        (ids.get(one.left or ("", "")), ids.get(one.right or ("", "")), one.judgement) for one in read_log(corpus.path)
    ]
    group = {left: left, right: right}
    for one, other, judged in said:
        if judged.verdict == "same" and one and other:
            old, new = group.setdefault(other, other), group.setdefault(one, one)
            group.update({entity: new for entity, of in group.items() if of == old})
    ends = {group[left], group[right]}
    for one, other, judged in said:
        apart = judged.verdict == "different" and {group.get(one or "", one), group.get(other or "", other)} == ends
        if (verdict == "same" and len(ends) == 2 and apart) or (verdict == "different" and len(ends) == 1):
            what = f"and {right} are {'one' if len(ends) == 1 else 'different'} by judgements that stand"
            raise CorpusError(left, what, "take those back first: graphkit judge CORPUS --undo")


def _keys(path: Path) -> tuple[list[str], list[str]]:
    """Cables and local ids that the judgements which stand speak of."""
    anchors = [anchor for entry in read_log(path) for anchor in (entry.left, entry.right) if anchor]
    return [cable for cable, _ in anchors], [local for _, local in anchors]


def undo_last(path: Path) -> Judgement:
    """See `graphkit.corpus.Corpus.undo_judgement`."""
    return append_undo(path)


def _anchor(corpus: "Corpus", entity: str) -> Anchor:
    """The first place where an entity stands."""
    if entity in corpus.shield.people or "/protected-" in entity or "/redacted-" in entity:
        raise CorpusError(entity, "is protected or redacted", "such people are never joined across cables")
    found = corpus.rows(_ANCHOR, entity)
    if not found:
        raise CorpusError(entity, f"is no person of {corpus.path}", "graphkit search or the dossiers show ids")
    return str(found[0]["cable"]), str(found[0]["local"])


_ANCHOR = "SELECT cable, local FROM person_entity WHERE entity = ? ORDER BY cable, local LIMIT 1"
_STANDING = """SELECT p.cable, p.local, p.entity FROM person_entity p
JOIN (SELECT unnest(?::VARCHAR[]) AS cable, unnest(?::VARCHAR[]) AS local) a
  ON a.cable = p.cable AND a.local = p.local"""
