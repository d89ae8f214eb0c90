"""How things are written for people: numbers, dates, names of kinds, and the sentence that says what is shown."""

import math
from collections.abc import Mapping, Sequence

from graphkit.lexicon.tags import meaning_of
from graphkit.model import Filters

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

NODE_KINDS = {
    "person": "Person",
    "position": "Office",
    "organization": "Organization",
    "post": "Post",
    "cable": "Cable",
    "document": "Document",
    "meeting": "Meeting",
    "tag": "Topic",
    "country": "Country",
    "place": "Place",
    "reference": "Cited thing",
}
LINK_KINDS = {
    "sent_by": "was sent by",
    "addressed_to": "is addressed to",
    "references": "refers to",
    "acts_on": "acts on",
    "tagged": "is tagged",
    "classified_by": "was classified by",
    "signed_by": "was signed by",
    "drafted_by": "was drafted by",
    "cleared_by": "was cleared by",
    "mentions": "mentions",
    "reported_in": "is reported in",
    "participated_in": "took part in",
    "held_at": "was held at",
    "holds": "held the office",
    "position_in": "is an office of",
    "part_of": "is part of",
    "located_in": "is located in",
    "possible_same_as": "may be the same as",
    "met": "was in contact with",
    "contacted": "was in contact with",
    "corresponded": "wrote to",
    "co_tagged": "appears together with",
    "co_mentioned": "is named together with",
    "named_by": "is named in cables of",
}
MEETING_KINDS = {
    "met": "Meeting",
    "meal": "Meal",
    "call": "Call on",
    "told": "Words passed",
    "phone": "Phone call",
    "demarche": "Démarche",
    "visit": "Visit",
    "negotiation": "Negotiation",
    "list": "Listed together",
}
ISSUES = {
    "unread": "Line not understood",
    "unreadable": "File that cannot be read",
    "classification-conflict": "Two classifications",
    "date-conflict": "Two dates",
    "dtg-conflict": "Date-time group and date differ",
    "id-conflict": "Two reference numbers",
    "serial-conflict": "Two message numbers",
    "no-id": "No reference number",
    "no-body": "Nothing below the head",
    "same-id": "A second text of one cable",
    "joined": "Sections joined",
    "preface": "Words above the first cable",
}
CERTAINTY = {"asserted": "said", "implied": "concluded"}
SIDES = {"US": "United States", "foreign": "Foreign"}
TAG_KINDS = {
    "subject": "Subject",
    "program": "Program",
    "geo": "Place",
    "organization": "Organization",
    "person": "Person",
    "unknown": "Not in the list of TAGS",
}
REALIS = {"actual": "Took place", "planned": "Planned", "refused": "Refused", "hypothetical": "Hypothetical"}


def issue(code: str) -> str:
    """A kind of issue as people say it.

    >>> issue("date-conflict"), issue("odd-table")
    ('Two dates', 'Odd table')
    """
    return ISSUES.get(code) or code.replace("-", " ").capitalize()


def topic(code: str) -> str:
    """One of the TAGS with its meaning.

    >>> topic("EFIS"), topic("QUILLFEATHER, JOHN")
    ('EFIS, fisheries', 'QUILLFEATHER, JOHN')
    """
    meaning = meaning_of(code)
    return f"{code}, {meaning}" if meaning else code


def name(node: str, label: str | None = None) -> str:
    """What a node is called on a page: topics with their meaning, everything else by its label.

    >>> name("tag:EFIS", "EFIS"), name("post:lisbon", "Embassy Lisbon"), name("org:mt/navy")
    ('EFIS, fisheries', 'Embassy Lisbon', 'Navy')
    """
    if node.startswith("tag:"):
        return topic(node.removeprefix("tag:"))
    if label:
        return label
    kind, _, rest = node.rpartition(":")
    return rest.rpartition("/")[2].replace("-", " ").title() if kind else node


def subject(written: object, none: str = "", most: int = 240) -> str:
    """The subject of a cable as a title; the text of the cable has all of one that is longer than a title can be.

    >>> subject("GRAIN"), subject(None, "No subject"), subject("GRAIN IS DEAR", most=6)
    ('GRAIN', 'No subject', 'GRAIN…')
    """
    if not isinstance(written, str) or not written:
        return none
    return written if len(written) <= most else f"{written[: most - 1].rstrip()}…"


def number(value: float | None) -> str:
    """``12345`` -> ``12,345``; a thin rendering of floats.

    >>> number(12345), number(0.25), number(None)
    ('12,345', '0.25', '–')
    """
    if value is None or math.isnan(value):
        return "–"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.3g}"


def count(value: int, one: str, many: str | None = None) -> str:
    """``1 cable``, ``2 cables``.

    >>> count(1, "cable"), count(1200, "country", "countries")
    ('1 cable', '1,200 countries')
    """
    return f"{number(value)} {one if value == 1 else many or one + 's'}"


def day(written: object) -> str:
    """An ISO date as people write it, with the precision that it has.

    >>> day("2008-06-03"), day("2008-06"), day("2008"), day(None)
    ('3 Jun 2008', 'Jun 2008', '2008', 'undated')
    """
    parts = str(written)[:10].split("-") if isinstance(written, str) and written else []
    if not parts or not all(part.isdigit() for part in parts):
        return "undated"
    if len(parts) == 1 or not 1 <= int(parts[1]) <= 12:
        return parts[0]
    month = f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"{int(parts[2])} {month}" if len(parts) > 2 else month


def between(first: object, last: object) -> str:
    """``3 Jun 2008 – 4 May 2009``, or one date where the two are the same."""
    return day(first) if first == last or not last else f"{day(first)} – {day(last)}"


def listed(items: Sequence[str], most: int = 3) -> str:
    """``a, b and c``; a long list is cut with its count.

    >>> listed(["a", "b"]), listed(list("abcde"))
    ('a and b', 'a, b, c and 2 more')
    """
    if len(items) > most:
        return f"{', '.join(items[:most])} and {len(items) - most} more"
    return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def sentence(filters: Filters, cables: int, labels: Mapping[str, str]) -> str:
    """What is shown, in words.

    >>> sentence(Filters(posts=("post:tokyo",), since="2008-01", tags=("KTIP",)), 412, {"post:tokyo": "Embassy Tokyo"})
    '412 cables sent by Embassy Tokyo, from Jan 2008, tagged KTIP'
    """
    parts = [
        f"sent by {listed([labels.get(post, post) for post in filters.posts])}" if filters.posts else "",
        _dates(filters),
        f"tagged {listed(list(filters.tags))}" if filters.tags else "",
        f"classified {listed([name.lower() for name in filters.classifications])}" if filters.classifications else "",
        f"touching {listed([labels.get(who, who) for who in filters.people])}" if filters.people else "",
        f"that say “{filters.text}”" if filters.text else "",
    ]
    said = [part for part in parts if part]
    what = count(cables, "cable")
    return f"{what} {', '.join(said)}" if said else f"All {what}"


def _dates(filters: Filters) -> str:
    if filters.since and filters.until:
        return f"{day(filters.since)} to {day(filters.until)}"
    if filters.since:
        return f"from {day(filters.since)}"
    return f"until {day(filters.until)}" if filters.until else ""
