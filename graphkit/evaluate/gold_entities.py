"""Who and what a cable names beside a gold's annotation: people, positions, organizations."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from graphkit.evaluate.counts import Finding, Score, compare_sets

Json = dict[str, Any]


def score_entities(where: str, gold: Json, record: Json, persons: dict[str, str]) -> dict[str, Score]:
    """People by id and by mention, positions, organizations by id and by their words alone.

    ``persons`` is what `same_entities` says of the people.
    """
    return {
        "people": _people(where, gold, record, persons),
        "mentions": _mentions(where, gold, record),
        "positions": _positions(where, gold, record),
        **_organizations(where, gold, record),
    }


def _core(mention: Json) -> tuple[int, int]:
    start, end = ("core_start", "core_end") if "core_start" in mention else ("start", "end")
    return int(mention[start]), int(mention[end])


def touch(left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether two half-open spans share a character.

    >>> touch((0, 4), (3, 6)), touch((0, 4), (4, 6))
    (True, False)
    """
    return left[0] < right[1] and right[0] < left[1]


def same_entities(gold: Iterable[Json], found: Iterable[Json]) -> dict[str, str]:
    """Our id -> the gold's id, for entities that share most of their mentions."""
    pairs = {}
    for theirs in gold:
        spans = [_core(mention) for mention in theirs["mentions"]]
        votes = Counter(
            ours["id"]
            for ours in found
            for mention in ours["mentions"]
            if any(touch(_core(mention), span) for span in spans)
        )
        if votes:
            pairs[votes.most_common(1)[0][0]] = theirs["id"]
    return pairs


def _required(entities: Iterable[Json]) -> list[Json]:
    """The entities that have to be found; an ``optional`` one costs nothing, found or not."""
    return [one for one in entities if not one.get("optional")]


def _optional(entities: Iterable[Json]) -> list[Json]:
    """Mentions that are neither hit nor miss."""
    return [mention for one in entities if one.get("optional") for mention in one["mentions"]]


def _comparable(gold: Json, record: Json) -> list[Json]:
    """Our people; placeholders of redactions only beside a gold that lists them."""
    redacted = any(person.get("redacted") for person in gold.get("people", ()))
    return [person for person in record["people"] if redacted or not person["redacted"]]


def _people(where: str, gold: Json, record: Json, same: dict[str, str]) -> Score:
    """People by id; who shares the gold's words has the gold's id, so a placeholder counts by its place."""
    people = gold.get("people", ())
    optional = {person["id"] for person in people if person.get("optional")}
    found = [same.get(person["id"], person["id"]) for person in _comparable(gold, record)]
    wanted = [person["id"] for person in _required(people)]
    return compare_sets("people", where, wanted, [one for one in found if one not in optional])


def _mentions(where: str, gold: Json, record: Json) -> Score:
    """Each mention of a person in the gold is hit by one of ours on the same words, and the reverse."""
    people = gold.get("people", ())
    wanted = [mention for person in _required(people) for mention in person["mentions"]]
    given = [mention for person in _comparable(gold, record) for mention in person["mentions"]]
    return _overlap("mentions", where, wanted, given, _optional(people))


def _positions(where: str, gold: Json, record: Json) -> Score:
    positions = gold.get("position_mentions", ())
    wanted = [{**mention, "id": one["position"]} for one in _required(positions) for mention in one["mentions"]]
    given = [{**mention, "id": one["id"]} for one in record["positions"] for mention in one["mentions"]]
    names = {mention["id"] for mention in wanted}
    return _overlap(
        "positions", where, wanted, [mention for mention in given if mention["id"] in names], _optional(positions)
    )


def _organizations(where: str, gold: Json, record: Json) -> dict[str, Score]:
    """By id and words, and by words alone: annotators name the same organization differently."""
    organizations = gold.get("organisations", ())
    wanted = [
        {**mention, "id": one["id"], "accepted": one.get("also_accept", ())}
        for one in _required(organizations)
        for mention in one["mentions"]
    ]
    given = [{**mention, "id": one["id"]} for one in record["organizations"] for mention in one["mentions"]]
    apart = _optional(organizations)
    return {
        "organizations": _overlap("organizations", where, wanted, given, apart),
        "organization mentions": _overlap("organization mentions", where, _nameless(wanted), _nameless(given), apart),
    }


def _nameless(mentions: Iterable[Json]) -> list[Json]:
    return [{**mention, "id": None, "accepted": ()} for mention in mentions]


def _overlap(kind: str, where: str, wanted: list[Json], given: list[Json], apart: list[Json]) -> Score:
    """Mentions that share words, and an id where they have one; what stands on words that are ``apart`` is no extra."""

    def agree(left: Json, right: Json) -> bool:
        return touch(_core(left), _core(right)) and not _ids(left).isdisjoint(_ids(right))

    missed = [one for one in wanted if not any(agree(one, other) for other in given)]
    extra = [one for one in given if not any(agree(one, other) for other in wanted)]
    extra = [one for one in extra if not any(touch(_core(one), _core(other)) for other in apart)]
    findings = [Finding(kind, "missed", f"{where} @{m['start']}", _name(m, m.get("surface"))) for m in missed]
    findings += [Finding(kind, "extra", f"{where} @{m['start']}", _name(m, m.get("text"))) for m in extra]
    return Score(len(wanted) - len(missed), len(missed), len(extra), tuple(findings))


def _ids(mention: Json) -> set[str | None]:
    """The id of a mention, with those that the gold accepts beside it."""
    return {mention.get("id"), *mention.get("accepted", ())}


def _name(mention: Json, words: str | None) -> str:
    return f"{words!r} {mention['id']}" if mention.get("id") else repr(words)
