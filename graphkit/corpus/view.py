"""One cable whole, as it may be shown: offsets are those of the text in hand, masked or not."""

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from graphkit.corpus.columns import rows_of_cables
from graphkit.corpus.following import citing
from graphkit.corpus.named import by_id, labels
from graphkit.corpus.neighbours import neighbours
from graphkit.corpus.seats import contacts
from graphkit.mask import Masked, mask_text
from graphkit.model import Protect
from graphkit.store.parts import read_texts
from graphkit.store.shown import pseudonym_label

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

Row = dict[str, Any]


@dataclass(frozen=True)
class CableView:
    """A cable with everything known of it; every list holds dictionaries, ``start`` and ``end`` count in ``text``.

    ``sections``: part, name, number, marking, start, end. ``addresses``: role, name, post, routing_indicator,
    precedence, message_number, start, end. ``tags``: tag, label, kind, country, start, end.
    ``references``: kind, label, written, target, where, caption, start, end, resolved, outcome, why, candidates.
    ``cited_by``: id, date, subject.
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
        return {one.name: getattr(self, one.name) for one in fields(self)}


def view_cable(corpus: "Corpus", cable_id: str) -> CableView | None:
    """The cable of that id as ``corpus`` may show it; None where it is neither held nor cited."""
    row = rows_of_cables(corpus, (cable_id,)).get(cable_id)
    if row is None:
        return None
    (one,), shield = corpus.rows("SELECT * FROM cable WHERE rowid = ?", row), corpus.shield
    place = (cable_id, one["part"], one["row"])
    text = read_texts(corpus.path / "parts", [place])[cable_id] if one["part"] is not None else None
    masked = mask_text(text or "", shield.spans.get(cable_id, ()))
    previous, following = neighbours(corpus, row)
    tables = {name: _shown(corpus, cable_id, masked, rows) for name, rows in _read(corpus, cable_id).items()}
    tables["mentions"] = _people(corpus, tables["mentions"])
    tables["tags"] = _tags(corpus, tables["tags"])
    cited_by = citing(corpus, cable_id)
    known: Row = {name: one[name] for name in _COLUMNS} | tables
    known |= {"path": shield.path(one["path"]), "locator": shield.hide(cable_id, one["locator"])}
    return CableView(
        **known,
        text=None if text is None else masked.text,
        sent=one["sent"].isoformat() + "Z" if one["sent"] else None,
        subject=shield.hide(cable_id, one["subject"]),
        captions=list(one["captions"] or []),
        protected=_count(corpus, "SELECT count(*) AS n FROM person WHERE protected AND cable = ?", cable_id),
        cited_by=[{**row, "subject": shield.hide(row["id"], row["subject"])} for row in cited_by],
        meetings=[one["id"] for one in corpus.rows(_MEETINGS, contacts(corpus).of_cable(row).tolist())],
        previous=previous,
        next=following,
    )


def _count(corpus: "Corpus", sql: str, *values: Any) -> int:
    return int(corpus.rows(sql, *values)[0]["n"])


def _read(corpus: "Corpus", cable_id: str) -> dict[str, list[Row]]:
    """The rows of all tables, unmasked, with names and people in place of what their cable calls them."""
    tables = {name: corpus.rows(sql, cable_id) for name, sql in _TABLES.items()}
    named = by_id(corpus, [row["entity"] for row in tables["mentions"] if row["entity"]])
    for row in tables["mentions"]:
        row["label"] = named[row["entity"]].label if row["entity"] in named else None
    people = [*tables["classified_by"], *tables["signed_by"]]
    known = {row["local"]: row["entity"] for row in corpus.rows(_ENTITIES, cable_id)} if people else {}
    for row in people:
        row["entity"] = known.get(row["entity"])
    return tables


def _shown(corpus: "Corpus", cable_id: str, masked: Masked, found: list[Row]) -> list[Row]:
    """Rows of one table with masked words and moved offsets."""
    rows = []
    for row in found:
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


def _tags(corpus: "Corpus", tags: list[Row]) -> list[Row]:
    """TAGS with their labels; those that name protected people under pseudonyms, or not at all."""
    shown = labels(corpus, [f"tag:{row['tag']}" for row in tags])
    return [{**row, "label": shown[one]} for row in tags if (one := f"tag:{row['tag']}") in shown]


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
    "tags": 'SELECT tag, NULL AS label, kind, country, start, "end" FROM tag WHERE cable = ? ORDER BY n',
    "references": 'SELECT n, kind, label, written, target, "where", caption, previous, start, "end", resolved, '
    "outcome, why, candidates FROM reference WHERE cable = ? ORDER BY n",
    "mentions": 'SELECT kind, entity, NULL AS label, norm, title, rule, start, "end", full_start, full_end '
    "FROM mention WHERE cable = ? ORDER BY n",
    "classified_by": 'SELECT name, role, reasons, local AS entity, start, "end" FROM classified '
    "WHERE cable = ? ORDER BY n",
    "signed_by": 'SELECT name, local AS entity, start, "end" FROM signature WHERE cable = ? ORDER BY n',
    "issues": 'SELECT stage, code, message, start, "end" FROM issue WHERE cable = ?',
}

_ENTITIES = "SELECT local, entity FROM person_entity WHERE cable = ?"
_MEETINGS = "SELECT id FROM meeting WHERE rowid IN (SELECT unnest(?::BIGINT[])) ORDER BY id"
