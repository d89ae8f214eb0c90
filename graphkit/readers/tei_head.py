"""What the head and dateline of a FRUS document state: kind, sender, addressee, date, place, telegram number."""

import calendar
import re
from collections.abc import Sequence
from datetime import date as day_of

from lxml import etree

from graphkit.readers.tei_text import Flat
from graphkit.readers.tei_xml import attribute, descendants, local, note_of, own_text

# What a document is, by the first words of its head after the number; the first that fits decides.
_KINDS = tuple(
    (subkind, re.compile(pattern, re.IGNORECASE))
    for subkind, pattern in (
        ("telegram", r"(?:\w+ ){0,2}telegram"),
        ("backchannel", r"(?:\w+ )?backchannel (?:message|telegram)"),
        ("airgram", r"(?:\w+ )?airgram"),
        ("despatch", r"d[ei]spatch"),
        ("memcon", r"memorand(?:um|a) of (?:a )?(?:telephone |private )?(?:conver|meeting|confer|discuss)"),
        ("minutes", r"(?:\w+ )?minutes|(?:record|notes?|summary|summary of conclusions) (?:of|on) "),
        ("transcript", r"(?:\w+ ){0,2}transcript"),
        ("memorandum", r"(?:[\w,]+ ){0,4}memorandu"),
        ("letter", r"(?:\w+ )?letter"),
        ("message", r"(?:\w+ )?message"),
        ("editorial-note", r"editorial note"),
        ("note", r"(?:\w+ ){0,6}note\b"),
        ("report", r"(?:[\w,]+ ){0,4}(?:report|study|paper|estimate|chronology|talking points)"),
    )
)
_LONGEST = 2_000  # characters of a head that are looked at
_CABLES = frozenset({"telegram", "backchannel"})
_NUMBER = re.compile(r"^\[?(?:No\. ?\d{1,4}|\d{1,4}[a-z]?(?:\.|\]|\.\]))\]? *(?=\S)")
# What the file number above a document of the 1950s says of it: 611.57/3-453: Telegram.
_FILED = re.compile(r"[^:\n]{3,60}: (?:[A-Z]\w+ )?(?P<kind>telegram|airgram|despatch|instruction)\b", re.IGNORECASE)
_FILED_KINDS = {"instruction": "other"}
_TELEGRAM = re.compile(
    r"(?:Telegram|Message) (\d{1,6}(?:/(?:Tosec|Secto) \d{1,4})?|(?:Secto|Tosec) \d{1,4})\b", re.IGNORECASE
)
_FIRST_WORDS = re.compile(
    r"(?:(?i:top secret|secret|confidential|restricted|priority|niact|unclassified)[^\n]{0,60}\n\n)?"
    r"(?:\[[^\]\n]{0,120}\],?\s{0,4})?;?((?:[A-Z][A-Za-z]{1,9} \d|\d\d)\d{0,5}(?:/\d{1,6})?)\. "
)
_SOURCE = re.compile(r"\[(Source: [^\]]*)\]")
# Heads before 1955: The Ambassador in Norway to the Secretary of State; Memorandum by the Counselor to the Secretary.
_OLD = re.compile(r"(?:[A-Z]\w+(?: \w+){0,6},? [Bb]y |The (?=(?!\bto\b).{3,200} to (?:the |President|Mr\.|Secretary)))")
_NOT_SENT_TO = re.compile(
    r"(?:Ambassador|Assistant|Adviser|Advisor|Representative|Mission|Delegate|Delegation|Counsel|Envoy|Emissary)$"
)


def read_head(division: etree._Element, flat: Flat) -> dict[str, str]:
    """All that head and dateline state; ``from`` and ``to`` are the marked words, else those of the head's phrase."""
    head = next((child for child in division if local(child) == "head"), None)
    title = _NUMBER.sub("", own_text(head)) if head is not None else ""
    subkind = next((name for name, pattern in _KINDS if pattern.match(title)), "other")
    if subkind == "other":
        subkind = _filed_as(division) or ("editorial-note" if division.get("subtype") == "editorial-note" else "other")
    kind = "cable" if subkind in _CABLES else "document"
    marked = {role: _marked(head, role) for role in ("from", "to")}
    senders = [words for words, _ in marked["from"]]
    if len(senders) > 1 and not marked["to"] and split_phrase(title, senders[:1])[1].find(senders[-1]) >= 0:
        marked = {"from": marked["from"][:1], "to": marked["from"][1:]}  # some volumes mark both as the sender
    phrase = dict(zip(("from", "to"), split_phrase(title, senders[:1]), strict=True))
    listed = {role: _listed(division, role) for role in ("from", "to")}
    given = {"kind": kind, "subkind": subkind, "title": title, "subject": _subject(division) or title}
    for role in ("from", "to"):
        given[role] = "; ".join(words for words, _ in marked[role]) or phrase[role] or "; ".join(listed[role])
        given[f"{role}_id"] = " ".join(key for _, key in marked[role] if key)
        given[f"{role}_phrase"] = phrase[role]
    given["signed"] = "; ".join(_signed(division))
    given |= {"origin": phrase["from"] or given["from"], "source_note": flat.source_note or _withheld(flat)}
    given |= read_date(division)
    if kind == "cable":
        number = _TELEGRAM.search(title) or _FIRST_WORDS.match(flat.text, flat.text_start)
        given["telegram"] = number[1] if number else ""
    return given


def _filed_as(division: etree._Element) -> str:
    """What the line with the file number says that the document is, "" where there is none."""
    above = [child for child in division if local(child) in ("opener", "p", "seg", "ab")][:2]
    lines = [own_text(line) for part in above for line in (part, *descendants(part, "seg", "p"))]
    hit = next((hit for line in lines if (hit := _FILED.match(line))), None)
    return "" if hit is None else _FILED_KINDS.get(hit["kind"].lower(), hit["kind"].lower())


def _signed(division: etree._Element) -> list[str]:
    """Who signed the document itself, whatever is attached to it."""
    found = [part for part in descendants(division, "signed") if _is_own(part, division)]
    return [own_text(part, after="lb").strip(" ,") for part in found]


def _is_own(part: etree._Element, division: etree._Element) -> bool:
    """Whether a part belongs to the document, and neither to a note nor to something attached to it."""
    above = ((one, local(one)) for one in part.iterancestors())
    return next(one for one, name in above if one is division or name in ("note", "attachment", "div")) is division


def _withheld(flat: Flat) -> str:
    """The source of a document of which nothing is printed: it stands in brackets for the body."""
    found = _SOURCE.match(flat.text, flat.text_start)
    return found[1] if found else ""


def split_phrase(title: str, senders: Sequence[str] = ()) -> tuple[str, str]:
    """Sender and addressee as a head names them, empty where it names none. ``senders`` are words marked as the sender.

    >>> split_phrase("Letter From the Ambassador to Norway (Holm) to President Dahl")
    ('Ambassador to Norway (Holm)', 'President Dahl')
    >>> split_phrase("Memorandum From Ada Holm of the Office of the Adviser to Secretary Dahl", ["Ada Holm"])
    ('Ada Holm of the Office of the Adviser', 'Secretary Dahl')
    >>> split_phrase("The Ambassador in Norway (Holm) to the Secretary of State")
    ('Ambassador in Norway (Holm)', 'Secretary of State')
    >>> split_phrase("Memorandum of Conversation, by the Counselor of Embassy in Norway (Holm)")
    ('Counselor of Embassy in Norway (Holm)', '')
    >>> split_phrase("Memorandum to Ada Holm"), split_phrase("Editorial Note")
    (('', 'Ada Holm'), ('', ''))
    """
    _, found, rest = title[:_LONGEST].partition(" From ")
    if not found and (old := _OLD.match(title[:_LONGEST])):
        found, rest = old[0], title[old.end() : _LONGEST]
    if not found:
        only = re.match(r"\w+ to (.*)", title)
        return "", _bare(only[1]) if only else ""
    marked = max((rest.find(words) + len(words) for words in senders if words in rest), default=0)
    cuts = [hit.start() for hit in re.finditer(" to ", rest) if hit.start() >= marked]
    if not marked:
        cuts = [cut for cut in cuts if not _NOT_SENT_TO.search(rest, max(cut - 20, 0), cut)]
    if not cuts:
        return _bare(rest), ""
    return _bare(rest[: cuts[0]]), _bare(rest[cuts[0] + 4 :])


def _bare(phrase: str) -> str:
    return phrase.strip().removeprefix("the ").strip()


def _marked(head: etree._Element | None, role: str) -> list[tuple[str, str]]:
    """The words that the head marks as sender or addressee, each with the person's id or ""."""
    found = () if head is None else descendants(head, "gloss", "persName", "orgName", "name")
    parts = [part for part in found if part.get("type") == role and note_of(part) is None]
    return [(own_text(part), attribute(part, "corresp").partition("#")[2]) for part in parts]


def _listed(division: etree._Element, role: str) -> list[str]:
    return [own_text(item) for listing in _lists(division, role) for item in descendants(listing, "item")]


def _lists(division: etree._Element, role: str) -> list[etree._Element]:
    """The lists above the body that are of a kind, or headed so where no kind is given: TO, FROM, SUBJECT."""
    lists = [child for child in descendants(division, "list") if _is_own(child, division)]
    return [
        one
        for one in lists
        if one.get("type") == role or (one.get("type") in (None, "simple") and _headed(one) == role)
    ]


def _headed(listing: etree._Element) -> str:
    head = next((own_text(child) for child in listing if local(child) == "head"), "")
    return head.strip(" :.").lower()


def _subject(division: etree._Element) -> str:
    lists = _lists(division, "subject")[:1]
    return "; ".join(own_text(item) for listing in lists for item in descendants(listing, "item"))


def read_date(division: etree._Element) -> dict[str, str]:
    """Date and place: ``date`` from the dateline, ``date_min`` and ``date_max`` the volume's own bounds if given."""
    datelines = [line for line in descendants(division, "dateline") if _is_own(line, division)]
    dates = [date for line in datelines for date in descendants(line, "date")]
    date = next((date for date in dates if _iso(date)), dates[0] if dates else None)
    places = [own_text(place) for line in datelines[:1] for place in descendants(line, "placeName")]
    low, high = attribute(division, "doc-dateTime-min"), attribute(division, "doc-dateTime-max")
    if not datelines and not low and (printed := _printed_date(division)):
        return printed
    stated = _iso(date) if date is not None else ""
    source = (
        ("when" if date is not None and date.get("when") else "from-to") if stated else "doc-dateTime" if low else ""
    )
    return {
        "date": stated or low,
        "created": stated or low,
        "date_min": low or stated,
        "date_max": high or (_until(date) if date is not None else "") or stated,
        "date_source": source,
        "date_written": own_text(date) if date is not None else "",
        "place": "; ".join(places),
    }


def _iso(date: etree._Element) -> str:
    return next((date.get(key, "") for key in ("when", "from", "notBefore", "to", "notAfter") if date.get(key)), "")


def _until(date: etree._Element) -> str:
    return date.get("to") or date.get("notAfter") or ""


# A dateline that a volume marks as a paragraph set to the right: "Oslo, June 3, 1975, 2035Z."
_PRINTED = re.compile(
    r"(?P<place>[^\d,]{2,60}), (?P<date>(?P<month>[A-Z][a-z]{2,8}) (?P<day>\d{1,2}), (?P<year>\d{4})"
    r"(?:, (?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)Z)?)\.?"
)
_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}


def _printed_date(division: etree._Element) -> dict[str, str]:
    """What `read_date` tells, from such a paragraph; nothing where there is none."""
    right = (child for child in division if local(child) == "p" and child.get("rend") == "right")
    found = next((hit for line in right if (hit := _PRINTED.fullmatch(own_text(line).strip()))), None)
    if found is None or found["month"] not in _MONTHS:
        return {}
    try:
        day = day_of(int(found["year"]), _MONTHS[found["month"]], int(found["day"])).isoformat()
    except ValueError:
        return {}
    when = f"{day}T{found['hour']}:{found['minute']}:00Z" if found["hour"] else day
    dated = dict.fromkeys(("date", "created", "date_min", "date_max"), when)
    return {**dated, "date_source": "printed", "date_written": found["date"], "place": found["place"]}
