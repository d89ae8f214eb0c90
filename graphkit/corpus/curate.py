"""Judgements of a curator on one corpus: checked, written to its log, obeyed by the next build."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.model import Judgement
from graphkit.store.errors import CorpusError
from graphkit.store.judgements import VERDICTS, Anchor, Entry, append_entry, append_undo

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus


def judge(corpus: "Corpus", left: str, right: str, verdict: str, by: str, why: str) -> Judgement:
    """See `graphkit.corpus.Corpus.judge`."""
    if verdict not in VERDICTS:
        raise CorpusError(repr(verdict), "is no verdict", f"expected one of {', '.join(VERDICTS)}")
    if left == right:
        raise CorpusError(left, "is one entity", "name two")
    at = datetime.now(UTC).isoformat(timespec="seconds")
    judgement = Judgement(left, right, verdict, by, at, why)
    append_entry(corpus.path, Entry(judgement, _anchor(corpus, left), _anchor(corpus, right)))
    return judgement


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
