"""One cable whole, as it may be shown: offsets are those of the text in hand, masked or not."""

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from graphkit.corpus.following import citing
from graphkit.mask import Masked, mask_text
from graphkit.model import Protect
from graphkit.store.shown import pseudonym_label

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

Row = dict[str, Any]


@dataclass(frozen=True)
class CableView:
    """A cable with everything known of it; every list holds dictionaries, ``start`` and ``end`` count in ``text``.

    ``sections``: part, name, number, marking, start, end. ``addresses``: role, name, post, routing_indicator,
    precedence, message_number, start, end. ``tags``: tag, kind, country, start, end. ``references``: kind, label,
    written, target, where, caption, start, end, resolved, outcome, why, candidates. ``cited_by``: id, date, subject.
    ``mentions``: kind, entity, label, norm, title, rule, start, end, full_start, full_end. ``meetings``: ids.
    ``classified_by``: name, role, reasons, entity, start, end. ``signed_by``: name, entity, start, end.
    ``links``: ids of all facts drawn from it. ``previous`` and ``next``: ids of its neighbours from the same post.
    ``text`` is None for a cable that is cited but not held (``stub``).
    """

    id: str
    kind: str
    text: str | None
    date: str | None
    date_source: str | None
    date_low: str | None
    date_high: str | None
    sent: str | None
    subject: str | None
    classification: str | None
    captions: list[str]
    origin: str | None
    origin_name: str | None
    declassify_on: str | None
    layout: str | None
    path: str | None
    locator: str | None
    sha256: str | None
    stub: bool
    protected: int
    sections: list[Row] = field(default_factory=list)
    addresses: list[Row] = field(default_factory=list)
    tags: list[Row] = field(default_factory=list)
    references: list[Row] = field(default_factory=list)
    cited_by: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    classified_by: list[Row] = field(default_factory=list)
    signed_by: list[Row] = field(default_factory=list)
    meetings: list[str] = field(default_factory=list)
    issues: list[Row] = field(default_factory=list)
    previous: str | None = None
    next: str | None = None

    def to_dict(self) -> Row:
        """The same as JSON-able data."""
        return asdict(self)


def view_cable(corpus: "Corpus", cable_id: str) -> CableView | None:
    """The cable of that id as ``corpus`` may show it; None where it is neither held nor cited."""
    head = _rows(corpus, "SELECT * FROM cable WHERE id = ?", cable_id)
    if not head:
        return None
    one, shield = head[0], corpus.shield
    text = corpus.text_of(cable_id)
    masked = mask_text(text or "", shield.spans.get(cable_id, ()))
    previous, following = _neighbours(corpus, one)
    tables = {name: _shown(corpus, cable_id, masked, sql) for name, sql in _TABLES.items()}
    tables["mentions"] = _people(corpus, tables["mentions"])
    cited_by = citing(corpus, cable_id)
    known: Row = {name: one[name] for name in _COLUMNS} | tables
    return CableView(
        **known,
        text=None if text is None else masked.text,
        sent=one["sent"].isoformat() + "Z" if one["sent"] else None,
        subject=shield.hide(cable_id, one["subject"]),
        captions=list(one["captions"] or []),
        protected=_count(corpus, "SELECT count(*) AS n FROM person WHERE protected AND cable = ?", cable_id),
        cited_by=[{**row, "subject": shield.hide(row["id"], row["subject"])} for row in cited_by],
        meetings=[row["id"] for row in _rows(corpus, "SELECT id FROM meeting WHERE cable = ? ORDER BY id", cable_id)],
        previous=previous,
        next=following,
    )


def _rows(corpus: "Corpus", sql: str, *values: Any) -> list[Row]:
    return corpus.rows(sql, *values)


def _count(corpus: "Corpus", sql: str, *values: Any) -> int:
    return int(_rows(corpus, sql, *values)[0]["n"])


def _shown(corpus: "Corpus", cable_id: str, masked: Masked, sql: str) -> list[Row]:
    """Rows of one table with masked words and moved offsets."""
    rows = []
    for row in _rows(corpus, sql, cable_id):
        shown = {key: corpus.shield.hide_all(cable_id, value) for key, value in row.items() if key not in _PLACES}
        places = {key: None if row[key] is None else masked.at(row[key]) for key in _PLACES if key in row}
        rows.append({**shown, **places})
    return rows


def _people(corpus: "Corpus", mentions: list[Row]) -> list[Row]:
    """Mentions of protected people under their pseudonyms, or not at all."""
    if corpus.protect is Protect.SHOW:
        return mentions
    shown = []
    for row in mentions:
        if row["entity"] in corpus.shield.people:
            label = pseudonym_label(row["entity"])
            if corpus.protect is not Protect.EXCLUDE:
                shown.append({**row, "norm": label, "label": label})
        else:
            shown.append(row)
    return shown


def _neighbours(corpus: "Corpus", cable: Row) -> tuple[str | None, str | None]:
    if cable["origin"] is None or cable["date"] is None:
        return None, None
    key = (cable["origin"], cable["date"], cable["sent"], cable["id"])
    before, after = (_rows(corpus, sql, *key) for sql in (_BEFORE, _AFTER))
    return before[0]["id"] if before else None, after[0]["id"] if after else None


_PLACES = ("start", "end", "full_start", "full_end")

_COLUMNS = [
    "id",
    "kind",
    "date",
    "date_source",
    "date_low",
    "date_high",
    "classification",
    "origin",
    "origin_name",
    "declassify_on",
    "layout",
    "path",
    "locator",
    "sha256",
    "stub",
]

_TABLES = {
    "sections": 'SELECT part, name, number, marking, start, "end" FROM section WHERE cable = ? ORDER BY n',
    "addresses": 'SELECT role, name, post, routing_indicator, precedence, message_number, start, "end" FROM address '
    "WHERE cable = ? ORDER BY n",
    "tags": 'SELECT tag, kind, country, start, "end" FROM tag WHERE cable = ? ORDER BY n',
    "references": 'SELECT n, kind, label, written, target, "where", caption, previous, start, "end", resolved, '
    "outcome, why, candidates FROM reference WHERE cable = ? ORDER BY n",
    "mentions": 'SELECT m.kind, m.entity, n.label, m.norm, m.title, m.rule, m.start, m."end", m.full_start, m.full_end '
    "FROM mention m LEFT JOIN node n ON n.id = m.entity WHERE m.cable = ? ORDER BY m.n",
    "classified_by": 'SELECT b.name, b.role, b.reasons, p.entity, b.start, b."end" FROM classified b '
    "LEFT JOIN person_entity p ON p.cable = b.cable AND p.local = b.local WHERE b.cable = ? ORDER BY b.n",
    "signed_by": 'SELECT s.name, p.entity, s.start, s."end" FROM signature s '
    "LEFT JOIN person_entity p ON p.cable = s.cable AND p.local = s.local WHERE s.cable = ? ORDER BY s.n",
    "issues": 'SELECT stage, code, message, start, "end" FROM issue WHERE cable = ?',
}

_BEFORE = """
SELECT id FROM cable WHERE origin = ?1 AND NOT stub AND (date, coalesce(sent, date::TIMESTAMP), id)
  < (?2, coalesce(?3::TIMESTAMP, ?2::TIMESTAMP), ?4) ORDER BY date DESC, sent DESC, id DESC LIMIT 1
"""

_AFTER = _BEFORE.replace("< (?2", "> (?2").replace(" DESC", "")
