"""One record against the complete annotation of one cable (schema ``gold_seeds/1``)."""

from typing import Any

from graphkit.evaluate.counts import Finding, Score, compare_sets
from graphkit.evaluate.gold_entities import Json, same_entities, score_entities, touch

# What an annotator writes for the kind of a contact, in the vocabulary of the graph.
CONTACT_KINDS = {"lunch": "meal", "dinner": "meal", "breakfast": "meal", "meeting": "met"}


def score_cable(gold: Json, record: Json) -> dict[str, Score]:
    """Every kind of fact of ``gold`` against ``record`` (see `graphkit.record.to_record`)."""
    where = gold["canonical_id"]
    persons = same_entities(gold.get("people", []), record["people"])
    return {
        **_head(where, gold, record),
        "paragraphs": compare_sets("paragraphs", where, _paragraphs(gold), _paragraphs(record)),
        **score_entities(where, gold, record, persons),
        "meetings": _meetings(where, gold, record, persons),
        "non-meetings": _non_meetings(where, gold, record),
    }


def _head(where: str, gold: Json, record: Json) -> dict[str, Score]:
    def one(kind: str, wanted: Any, given: Any) -> Score:
        return compare_sets(
            kind, where, [] if wanted in (None, "") else [wanted], [] if given in (None, "") else [given]
        )

    origin, classified = gold.get("from") or {}, gold.get("classified_by")
    found = record["classified_by"]
    return {
        "id": one("id", where, record["id"]),
        "sent": one("sent", gold.get("datetime_utc"), record["sent"]),
        "classification": one("classification", gold.get("classification"), record["classification"]),
        "captions": compare_sets("captions", where, gold.get("captions", ()), record["captions"]),
        "from": one(
            "from",
            (origin.get("name_as_written"), origin.get("routing_indicator")) if origin else None,
            (record["from"]["name"], record["from"]["routing_indicator"]) if origin else None,
        ),
        "addressees": compare_sets(
            "addressees", where, map(_gold_address, gold.get("addressees", ())), map(_address, record["addressees"])
        ),
        "tags": compare_sets(
            "tags",
            where,
            [(tag["tag"], tag["kind"]) for tag in gold.get("tags", ())],
            [(tag["tag"], tag["kind"]) for tag in record["tags"]],
        ),
        "subject": one("subject", gold.get("subject"), record["subject"]),
        "references": compare_sets(
            "references",
            where,
            [ref["canonical_id"] for ref in gold.get("references", ()) if ref.get("canonical_id")],
            [
                ref["target"]
                for ref in record["references"]
                if ref["kind"] == "cable" and ref["where"] == "ref_line" and ref["target"]
            ],
        ),
        "declassify_on": one(
            "declassify_on", (gold.get("eo12958") or {}).get("declassify_on"), record["declassify_on"]
        ),
        "classified_by": one(
            "classified_by",
            classified and (classified["name_as_written"], classified["role_as_written"], *classified["reasons"]),
            found and (found["name"], found["role"], *found["reasons"]),
        ),
        "signature": one("signature", (gold.get("signature") or {}).get("as_written"), "/".join(record["signed_by"])),
    }


def _gold_address(address: Json) -> tuple[str | None, ...]:
    return (
        address["action_or_info"],
        address["routing_indicator"],
        address["name_as_written"],
        address["precedence"],
        address["message_number"],
    )


def _address(address: Json) -> tuple[str | None, ...]:
    return tuple(address[key] for key in ("role", "routing_indicator", "name", "precedence", "message_number"))


def _paragraphs(cable: Json) -> list[tuple[Any, ...]]:
    return [tuple(one.get(key) for key in ("number", "marking", "start", "end")) for one in cable.get("paragraphs", ())]


def _meetings(where: str, gold: Json, record: Json, persons: dict[str, str]) -> Score:
    """Asserted contacts must be found with exactly these participants, kind, realis and date; implied may be.

    What we keep apart as hypothetical counts nowhere; gold of the form ``gold_seeds/1`` does not list it.
    """
    given = [
        meeting
        for meeting in record["meetings"]
        if meeting["certainty"] == "asserted" and meeting["realis"] != "hypothetical"
    ]
    optional = [contact for contact in gold.get("contacts", ()) if contact["certainty"] != "asserted"]
    wanted = [contact for contact in gold.get("contacts", ()) if contact["certainty"] == "asserted"]
    left, missed = list(given), []
    for contact in wanted:
        hit = next((meeting for meeting in left if _same_contact(contact, meeting, persons)), None)
        left.remove(hit) if hit is not None else missed.append(contact)
    apart = [*optional, *({"evidence": [one], "apart": True} for one in gold.get("non_contacts", ()))]
    extra = [meeting for meeting in left if not any(_costs_nothing(contact, meeting) for contact in apart)]
    findings = [Finding("meetings", "missed", where, _contact(contact)) for contact in missed]
    findings += [Finding("meetings", "extra", where, _meeting(meeting)) for meeting in extra]
    return Score(len(wanted) - len(missed), len(missed), len(extra), tuple(findings))


def _costs_nothing(contact: Json, meeting: Json) -> bool:
    """What is on an implied contact, and on no contact where we too say that it did not take place."""
    if contact.get("apart") and meeting["realis"] == "actual":
        return False
    return _same_words(contact, meeting)


def _same_words(contact: Json, meeting: Json) -> bool:
    spans = [(evidence["start"], evidence["end"]) for evidence in contact["evidence"]]
    return any(touch((ours["start"], ours["end"]), span) for ours in meeting["evidence"] for span in spans)


def _same_contact(contact: Json, meeting: Json, persons: dict[str, str]) -> bool:
    return (
        _same_words(contact, meeting)
        and meeting["kind"] == CONTACT_KINDS.get(contact["kind"], contact["kind"])
        and meeting["realis"] == contact["realis"]
        and meeting["date"] == contact["date"]
        and _same_participants(contact["participants"], meeting["participants"], persons)
    )


def _same_participants(gold: list[Json], found: list[Json], persons: dict[str, str]) -> bool:
    left = [persons.get(participant["ref"], participant["ref"]) for participant in found]
    for participant in gold:
        accepted = [participant["id"], *participant.get("also_accept", ())]
        hit = next((ref for ref in left if ref in accepted), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def _contact(contact: Json) -> str:
    who = ", ".join(str(participant["id"]) for participant in contact["participants"])
    words = contact["evidence"][0]["text"]
    return f"{contact['kind']} {contact['realis']} {contact['date']} [{who}] {words!r}"


def _meeting(meeting: Json) -> str:
    who = ", ".join(participant["ref"] for participant in meeting["participants"])
    words = meeting["evidence"][0]["text"]
    return f"{meeting['kind']} {meeting['realis']} {meeting['date']} [{who}] {words!r}"


def _non_meetings(where: str, gold: Json, record: Json) -> Score:
    """A passage that is no contact: a hit when no asserted, actual meeting rests on it alone."""
    asserted = [
        meeting
        for meeting in record["meetings"]
        if meeting["certainty"] == "asserted" and meeting["realis"] == "actual"
    ]
    hits, findings = 0, []
    for passage in gold.get("non_contacts", ()):
        span = (passage["start"], passage["end"])
        wrong = [
            meeting
            for meeting in asserted
            if all(touch((evidence["start"], evidence["end"]), span) for evidence in meeting["evidence"])
        ]
        hits += not wrong
        findings += [Finding("non-meetings", "extra", where, _meeting(meeting)) for meeting in wrong]
    return Score(hits, 0, len(findings), tuple(findings))
