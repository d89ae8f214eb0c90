"""One record against the complete annotation of one cable (schema ``gold_seeds/1``)."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from graphkit.evaluate.counts import Finding, Score, compare_sets

Json = dict[str, Any]

# What an annotator writes for the kind of a contact, in the vocabulary of the graph.
CONTACT_KINDS = {"lunch": "meal", "dinner": "meal", "breakfast": "meal", "meeting": "met"}


def score_cable(gold: Json, record: Json) -> dict[str, Score]:
    """Every kind of fact of ``gold`` against ``record`` (see `graphkit.record.to_record`)."""
    where = gold["canonical_id"]
    persons = _same_entities(gold.get("people", []), record["people"])
    return {
        **_head(where, gold, record),
        "paragraphs": compare_sets("paragraphs", where, _paragraphs(gold), _paragraphs(record)),
        "people": _people(where, gold, record, persons),
        "mentions": _mentions(where, gold, record),
        "positions": _positions(where, gold, record),
        "organizations": _organizations(where, gold, record),
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


# ------------------------------------------------------------------------------------------------------- entities


def _core(mention: Json) -> tuple[int, int]:
    start, end = ("core_start", "core_end") if "core_start" in mention else ("start", "end")
    return int(mention[start]), int(mention[end])


def _touch(left: tuple[int, int], right: tuple[int, int]) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _same_entities(gold: Iterable[Json], found: Iterable[Json]) -> dict[str, str]:
    """Our id -> the gold's id, for entities that share most of their mentions."""
    pairs = {}
    for theirs in gold:
        spans = [_core(mention) for mention in theirs["mentions"]]
        votes = Counter(
            ours["id"]
            for ours in found
            for mention in ours["mentions"]
            if any(_touch(_core(mention), span) for span in spans)
        )
        if votes:
            pairs[votes.most_common(1)[0][0]] = theirs["id"]
    return pairs


def _people(where: str, gold: Json, record: Json, same: dict[str, str]) -> Score:
    found = [same.get(person["id"], person["id"]) for person in record["people"] if not person["redacted"]]
    return compare_sets("people", where, [person["id"] for person in gold.get("people", ())], found)


def _mentions(where: str, gold: Json, record: Json) -> Score:
    """Each mention of a person in the gold is hit by one of ours on the same words, and the reverse."""
    wanted = [mention for person in gold.get("people", ()) for mention in person["mentions"]]
    given = [mention for person in record["people"] if not person["redacted"] for mention in person["mentions"]]
    return _overlap("mentions", where, wanted, given)


def _positions(where: str, gold: Json, record: Json) -> Score:
    wanted = [
        {**mention, "id": one["position"]} for one in gold.get("position_mentions", ()) for mention in one["mentions"]
    ]
    given = [{**mention, "id": one["id"]} for one in record["positions"] for mention in one["mentions"]]
    names = {mention["id"] for mention in wanted}
    return _overlap("positions", where, wanted, [mention for mention in given if mention["id"] in names])


def _organizations(where: str, gold: Json, record: Json) -> Score:
    wanted = [
        {**mention, "id": one["id"], "accepted": one.get("also_accept", ())}
        for one in gold.get("organisations", ())
        for mention in one["mentions"]
    ]
    given = [{**mention, "id": one["id"]} for one in record["organizations"] for mention in one["mentions"]]
    return _overlap("organizations", where, wanted, given)


def _overlap(kind: str, where: str, wanted: list[Json], given: list[Json]) -> Score:
    def agree(left: Json, right: Json) -> bool:
        return _touch(_core(left), _core(right)) and not _ids(left).isdisjoint(_ids(right))

    missed = [one for one in wanted if not any(agree(one, other) for other in given)]
    extra = [one for one in given if not any(agree(one, other) for other in wanted)]
    findings = [Finding(kind, "missed", f"{where} @{m['start']}", _name(m, m.get("surface"))) for m in missed]
    findings += [Finding(kind, "extra", f"{where} @{m['start']}", _name(m, m.get("text"))) for m in extra]
    return Score(len(wanted) - len(missed), len(missed), len(extra), tuple(findings))


def _ids(mention: Json) -> set[str | None]:
    """The id of a mention, with those that the gold accepts beside it."""
    return {mention.get("id"), *mention.get("accepted", ())}


def _name(mention: Json, words: str | None) -> str:
    return f"{words!r} {mention['id']}" if "id" in mention else repr(words)


# ------------------------------------------------------------------------------------------------------- meetings


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
    return any(_touch((ours["start"], ours["end"]), span) for ours in meeting["evidence"] for span in spans)


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
            if all(_touch((evidence["start"], evidence["end"]), span) for evidence in meeting["evidence"])
        ]
        hits += not wrong
        findings += [Finding("non-meetings", "extra", where, _meeting(meeting)) for meeting in wrong]
    return Score(hits, 0, len(findings), tuple(findings))
