"""One cable as plain data: what ``graphkit inspect --json`` prints (docs/inspect.schema.json describes it)."""

from collections.abc import Iterable
from typing import Any

from graphkit.mask import PLACEHOLDER, hidden_in, hidden_tags, pseudonyms, quote, touches
from graphkit.model import Cable, ClassifiedBy, Extraction, Issue, Meeting, Mention, Protect, Reference, Span

Record = dict[str, Any]


def to_record(
    cable: Cable, extraction: Extraction, issues: Iterable[Issue] = (), *, protect: Protect = Protect.MASK
) -> Record:
    """``cable`` and what was found in it as JSON-able data; unknown is None.

    Offsets count characters of the decoded file where the layout is plain text, of ``cable.text`` otherwise. Protected
    people are masked unless ``protect`` says `Protect.SHOW`; `Protect.EXCLUDE` leaves them out.
    """
    write = _Writer(cable, extraction, protect)
    return {
        "id": cable.id,
        "kind": cable.kind,
        "layout": cable.source.reader,
        "source": {
            "path": write.free(cable.source.path),
            "locator": write.free(cable.source.locator) or None,
            "sha256": cable.source.sha256,
        },
        "sent": cable.sent.isoformat().replace("+00:00", "Z") if cable.sent else None,
        "classification": cable.classification,
        "captions": list(cable.captions),
        "subject": write.value(cable.subject.value, cable.subject.span) if cable.subject else None,
        "from": {
            "name": cable.origin.name if cable.origin else None,
            "post": cable.origin.post if cable.origin else None,
            "routing_indicator": cable.origin.routing_indicator if cable.origin else None,
        },
        "addressees": [
            {
                "role": str(address.role),
                "name": address.name,
                "post": address.post,
                "routing_indicator": address.routing_indicator,
                "precedence": address.precedence,
                "message_number": address.message_number,
            }
            for address in cable.addressees
        ],
        "tags": write.tags(),
        "references": [write.reference(reference) for reference in cable.references],
        "declassify_on": _iso(cable.declassification.on if cable.declassification else None),
        "classified_by": write.classified_by(cable.classified_by[0]) if cable.classified_by else None,
        "signed_by": [write.value(signature.name, signature.span) for signature in cable.signed_by],
        "paragraphs": [
            {"number": section.number, "marking": section.marking, **write.place(section.span)}
            for section in cable.paragraphs
        ],
        "summary": write.place(cable.summary) if cable.summary else None,
        "people": write.people(),
        "positions": [
            {
                "id": position.id,
                "title": position.title,
                "organization": position.organization,
                "mentions": write.mentions(position.mentions),
            }
            for position in extraction.positions
        ],
        "organizations": [
            {
                "id": organization.id,
                "name": organization.name,
                "kind": organization.kind,
                "mentions": write.mentions(organization.mentions),
            }
            for organization in extraction.organizations
        ],
        "meetings": [meeting for one in extraction.meetings if (meeting := write.meeting(one))],
        "issues": [write.issue(issue) for issue in (*issues, *extraction.issues)],
    }


class _Writer:
    """The pieces of one record; holds what all of them need: the text, where it begins, and what is hidden."""

    def __init__(self, cable: Cable, extraction: Extraction, protect: Protect) -> None:
        self._cable, self._text, self._offset, self._protect = cable, cable.text, cable.source.offset, protect
        self._extraction = extraction
        self._hidden = () if protect is Protect.SHOW else extraction.protected
        self._names = {} if protect is Protect.SHOW else pseudonyms(cable.id, extraction)
        said = [span.of(cable.text) for span in self._hidden]
        said += [person.name for person in extraction.people if person.id in self._names]
        self._words = hidden_in(said)

    def place(self, span: Span | None) -> Record:
        if span is None:
            return {"start": None, "end": None}
        return {"start": span.start + self._offset, "end": span.end + self._offset}

    def words(self, span: Span) -> str:
        return quote(self._text, span, self._hidden)

    def free(self, words: str | None) -> str | None:
        """Words of the cable that have no place of their own, without protected names: "[protected]'s advisers"."""
        return self._words.hide(words) if words else words

    def value(self, value: str, span: Span) -> str:
        """A cleaned value, or, where a protected name stands in it, its words as they may be shown."""
        return " ".join(self.words(span).split()) if self.is_hidden(span) else value

    def is_hidden(self, span: Span | None) -> bool:
        """Whether a protected name stands in a place."""
        return span is not None and touches(self._hidden, span)

    def tags(self) -> list[Record]:
        hidden = hidden_tags(self._cable.id, self._cable.tags, self._hidden)
        return [
            {"tag": PLACEHOLDER if tag.tag in hidden else tag.tag, "kind": str(tag.kind)}
            for tag in self._cable.tags
            if tag.tag not in hidden or self._protect is not Protect.EXCLUDE
        ]

    def reference(self, reference: Reference) -> Record:
        return {
            "kind": str(reference.kind),
            "target": reference.target,
            "label": reference.label,
            "written": self.value(reference.written, reference.span),
            "where": str(reference.where),
            "year_rule": reference.year_rule,
            "caption": reference.caption,
            "previous": reference.previous,
            **self.place(reference.span),
        }

    def classified_by(self, classified: ClassifiedBy) -> Record:
        name = classified.name
        if name is not None and classified.name_span is not None:
            name = self.value(name, classified.name_span)
        return {"name": name, "role": classified.role, "reasons": list(classified.reasons)}

    def mentions(self, mentions: Iterable[Mention]) -> list[Record]:
        return [
            {
                **self.place(mention.full or mention.span),
                "text": self.words(mention.full or mention.span),
                "rule": mention.rule,
                "core_start": mention.span.start + self._offset,
                "core_end": mention.span.end + self._offset,
            }
            for mention in mentions
        ]

    def people(self) -> list[Record]:
        shown = []
        for person in self._extraction.people:
            if person.protected and self._protect is Protect.EXCLUDE:
                continue
            ref, name = self._names.get(person.id, (person.id, person.name))
            shown.append(
                {
                    "id": ref,
                    "name": name,
                    "side": person.side,
                    "country": person.country,
                    "organization": person.organization,
                    "positions": list(person.positions),
                    "protected": person.protected,
                    "redacted": person.redacted,
                    "mentions": self.mentions(person.mentions),
                }
            )
        return shown

    def meeting(self, meeting: Meeting) -> Record | None:
        hidden = [participant for participant in meeting.participants if participant.ref in self._names]
        if hidden and self._protect is Protect.EXCLUDE:
            return None
        participants = []
        for participant in meeting.participants:
            words = self.free(participant.name) if participant.unnamed else participant.name
            ref, name = self._names.get(participant.ref, (participant.ref, words))
            participants.append(
                {
                    "ref": ref,
                    "name": name,
                    "role": participant.role,
                    "side": participant.side,
                    "on_behalf_of": participant.on_behalf_of,
                }
            )
        return {
            "id": meeting.id,
            "kind": str(meeting.kind),
            "realis": str(meeting.realis),
            "certainty": str(meeting.certainty),
            "date": meeting.date,
            "date_precision": meeting.date_precision,
            "weekday_conflict": meeting.weekday_conflict,
            "place": self.free(meeting.place),
            "occasion": self.free(meeting.occasion),
            "acts_on": meeting.acts_on,
            "cameo": meeting.cameo,
            "plover": meeting.plover,
            "rule": meeting.rule,
            "participants": participants,
            "evidence": [{**self.place(span), "text": self.words(span)} for span in meeting.evidence],
        }

    def issue(self, issue: Issue) -> Record:
        message = f"{issue.code}: {PLACEHOLDER}" if self.is_hidden(issue.span) else issue.message
        return {"stage": issue.stage, "code": issue.code, "message": message, **self.place(issue.span)}


def _iso(value: Any) -> str | None:
    return value.isoformat() if value is not None else None
