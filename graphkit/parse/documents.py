"""Documents of an edition (FRUS): id, date and sides from its markup, the text as paragraphs and notes."""

import json
import re
from collections.abc import Iterable, Mapping

from graphkit.lexicon.addressed import find_id
from graphkit.lexicon.posts import known_key, post_in_country
from graphkit.model import (
    Address,
    AddressRole,
    Cable,
    Issue,
    Origin,
    Part,
    RawCable,
    Reference,
    ReferenceKind,
    Section,
    Signature,
    Span,
    Text,
    Where,
)
from graphkit.parse.citations import find_citations
from graphkit.parse.citing import Citation, Citing, Inherited
from graphkit.parse.facts import place_of, read_created
from graphkit.parse.lines import Line, split_lines
from graphkit.parse.markers import read_mark
from graphkit.parse.references import to_reference
from graphkit.parse.tiling import tile

NOTE = re.compile(r"\[Footnote \w{1,6}\]")
REF = re.compile(r"\bRef(?:s|tels?)?:\s{0,3}[^.\n]{1,200}")
TELEGRAM = re.compile(
    r"\b[Tt]elegram (?P<serial>\d{1,6}) (?P<way>from|to) (?P<place>[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20}){0,2})"
    r"(?:,? [A-Z][a-z]{2,8} \d{1,2}(?:, (?P<year>19\d\d))?)?"
)
LABELS = re.compile(r"(?:SUBJECT|PARTICIPANTS|PLACE|DATE|PRESENT|REFERENCES?|TO|FROM)\b[^a-z\n]{0,40}$")
FOOTNOTE = re.compile(r"(?<=\d)fn\d{1,4}$")  # a footnote stands for its document
SIDES = re.compile(r",?\s(?:and|And)\s(?:the\s)?|,\s(?:the\s)?")
OFFICE = re.compile(
    r"(?:the )?(?:Embass|Consulate|Legation|Mission|Department of|Liaison Office|Interests Section|White House)"
)
CHIEF = re.compile(
    r"(?:the )?(?P<kind>Ambassador|Minister|Charg[ée](?: d['’]Affaires)?|Consul(?: General)?)"
    r" (?:in|at) (?:the )?(?P<place>[A-Z][\w ]{1,40}?)(?: \([^()]{1,40}\))?$"
)
SECRETARY = re.compile(r"(?:the )?(?:(?:Acting|Under) )?Secretary of State(?: \([^()]{1,40}\))?$")
IN_COUNTRY = re.compile(
    r"(?:the )?(?P<kind>Embassy|Consulate(?: General)?|Legation|Mission|Interests Section)"
    r" (?:in|at|to) (?:the )?(?P<place>.{2,60})$"
)


def parse_document(raw: RawCable) -> tuple[Cable, tuple[Issue, ...]]:
    r"""Read one document: nothing is searched for that its markup states.

    >>> from graphkit.model import Source
    >>> given = {"id": "frusX/d1", "kind": "document", "created": "1969-12-24", "from": "Ann Poe", "to": "Bo Lee"}
    >>> cable, _ = parse_document(RawCable(Source("frus-tei", "x.xml"), "1. Letter\n\nFish came.", given))
    >>> cable.id, cable.kind, cable.origin.name, [address.name for address in cable.addressees]
    ('frusX/d1', 'document', 'Ann Poe', ['Bo Lee'])
    """
    text, given = raw.text, raw.given
    sent = read_created(given.get("created", "") or given.get("date", ""))
    head_end = _offset(given.get("text_start", ""), text, 0)
    notes = _offset(given.get("notes_start", ""), text, len(text))
    sections = list(_sections(text, min(head_end, notes), notes))
    tiled, unread = tile(text, sections, place_of(raw))
    kind = given.get("kind", "cable")
    name = given.get("id", "") or raw.source.locator or raw.source.path
    cable = Cable(
        id=name,
        source=raw.source,
        text=text,
        kind=kind,
        sent=sent,
        sent_source="container" if sent else None,
        classification=given.get("classification") or _level(given.get("source_note", "")),
        subject=_subject(text, given.get("subject", "") or given.get("title", "")),
        origin=_origin(text, given.get("origin", "") or given.get("from", ""), head_end, cable=kind == "cable"),
        addressees=tuple(_addressees(text, _sides(given), head_end, cable=kind == "cable")),
        references=tuple(_references(raw, sent.year if sent else None)),
        signed_by=tuple(_signatures(text, sections, given.get("signed", ""), notes)),
        sections=tuple(tiled),
    )
    return cable, tuple(unread)


def _offset(stated: str, text: str, default: int) -> int:
    return min(int(stated), len(text)) if stated.isdigit() else default


def _sections(text: str, head_end: int, notes: int) -> Iterable[Section]:
    """Title and dateline, paragraphs by blank lines, the editors' notes."""
    for block in _blocks(split_lines(text, 0, head_end)):
        yield Section(Part.HEAD, "title" if block[0].start == 0 else "dateline", _span(block))
    for block in _blocks(split_lines(text, head_end, notes)):
        yield _paragraph(block)
    for block in _blocks(split_lines(text, notes), opens=NOTE):
        yield Section(Part.NOTE, "note", _span(block))


def _paragraph(block: list[Line]) -> Section:
    """A paragraph of the edition, with its number where it has one."""
    first = block[0].text
    if len(block) == 1 and len(first) < 60 and (LABELS.match(first) or first.isupper()):
        return Section(Part.HEADING, "heading", _span(block))
    mark = read_mark(first, block[0].start) if first[:1].isdigit() else None
    return Section(Part.PARAGRAPH, "", _span(block), mark.numbers[0] if mark else None)


def _blocks(lines: Iterable[Line], opens: re.Pattern[str] | None = None) -> Iterable[list[Line]]:
    """Stretches of lines without a blank one; ``opens`` begins a new stretch too."""
    block: list[Line] = []
    for line in lines:
        if block and (not line.text or (opens is not None and opens.match(line.text))):
            yield block
            block = []
        if line.text:
            block.append(line)
    if block:
        yield block


def _span(block: list[Line]) -> Span:
    return Span(block[0].start, block[-1].end)


def _find(text: str, words: str, end: int) -> Span:
    """Where some words stand in the text, ``Span(0, 0)`` where only the markup has them."""
    at = text.find(words, 0, end or len(text)) if words else -1
    at = text.find(words) if at < 0 and words else at
    return Span(at, at + len(words)) if at >= 0 else Span(0, 0)


def _subject(text: str, words: str) -> Text | None:
    return Text(words, _find(text, words, 0)) if words else None


def _origin(text: str, name: str, end: int, *, cable: bool) -> Origin | None:
    return Origin(name, _side(name, cable=cable), None, _find(text, name, end)) if name else None


def _sides(given: Mapping[str, str]) -> list[str]:
    """Whom a head names as addressees: each marked one where there are several, else those of its phrase."""
    marked, phrase = given.get("to", ""), given.get("to_phrase", "")
    if ";" in marked and given.get("to_id", "") == "":
        return marked.split(";")
    parts = SIDES.split(phrase)
    return parts if len(parts) > 1 and all(OFFICE.match(part) for part in parts) else (phrase or marked).split(";")


def _addressees(text: str, names: list[str], end: int, *, cable: bool) -> Iterable[Address]:
    for name in filter(None, (part.strip() for part in names)):
        yield Address(AddressRole.ACTION, name, _find(text, name, end), _side(name, cable=cable))


def _side(name: str, *, cable: bool) -> str | None:
    """The post that a head names: ``Embassy in Thailand``, ``Department of State``; None for people.

    Heads before 1955 name the chief for the post that the telegram went to or came from: ``Ambassador in Thailand``.

    >>> _side("Ambassador in Thailand (Poe)", cable=True), _side("Ambassador in Thailand (Poe)", cable=False)
    ('post:bangkok', None)
    """
    name = name.split(" [", 1)[0]
    if cable and (chief := CHIEF.match(name)):
        post = post_in_country(chief["place"], "Consulate" if chief["kind"].startswith("Consul") else "Embassy")
        return post.id if post else None
    if cable and SECRETARY.match(name):
        return "post:state"
    hit = IN_COUNTRY.match(name)
    if hit is not None and hit["place"] != "United Nations":
        post = post_in_country(hit["place"], hit["kind"])
        return post.id if post else None
    if name.removeprefix("the ") == "Mission to the United Nations":
        return "post:usun-new-york"
    if name.removeprefix("the ") == "Department of State":
        return "post:state"
    if name.startswith(("Department of", "Central Intelligence Agency", "National Security Council")):
        return find_id(name.upper())
    return None


LEVELS = re.compile(
    r"\b(Top Secret|Secret|Confidential|Limited Official Use|Official Use Only|Unclassified|No classification)\b"
)


def _level(source_note: str) -> str | None:
    """The classification that the editors' source note states."""
    hit = LEVELS.search(source_note)
    return None if hit is None or hit[1] == "No classification" else hit[1].upper()


def _signatures(text: str, sections: Iterable[Section], marked: str, end: int) -> Iterable[Signature]:
    """Whom the markup calls the signer; else a last paragraph that is a lone name."""
    if marked:
        for name in filter(None, (part.strip() for part in marked.split(";"))):
            at = text.rfind(name, 0, end)
            if at >= 0:
                yield Signature(name, Span(at, at + len(name)))
        return
    paragraphs = [section for section in sections if section.part in (Part.PARAGRAPH, Part.HEADING)]
    if len(paragraphs) > 1:
        span = paragraphs[-1].span
        words = span.of(text)
        if re.fullmatch(r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){0,3}", words) and not LABELS.match(words):
            yield Signature(words, span)


def _references(raw: RawCable, year: int | None) -> Iterable[Reference]:
    """The edition's cross-references, then the telegrams that the text cites."""
    text = raw.text
    seen: set[str] = set()
    for item in _listed(raw.given.get("references", "")):
        target, words = str(item.get("target", "")), str(item.get("text", ""))
        target = FOOTNOTE.sub("", target)
        if target and target != raw.given.get("id") and target not in seen:
            seen.add(target)
            start = item.get("start")
            span = Span(start, start + len(words)) if isinstance(start, int) and start >= 0 else _find(text, words, 0)
            where = Where.BODY
            yield Reference(ReferenceKind.DOCUMENT, target, None, words, where, span, "stated")
    citing = Citing(year, None, None)
    for ref in REF.finditer(text):
        for citation in find_citations(text, ref.start() + 4, ref.end(), citing, Inherited(), known_only=True):
            reference = to_reference(text, citation, citing, None, Where.REF_LINE)
            if reference and reference.target and reference.target not in seen:
                seen.add(reference.target)
                yield reference
    for citation in _telegrams(text):
        reference = to_reference(text, citation, citing, None, Where.BODY)
        if reference and reference.target and reference.target not in seen:
            seen.add(reference.target)
            yield reference


def _telegrams(text: str) -> Iterable[Citation]:
    """Telegrams as editors cite them: what went to a post came from the Department."""
    for hit in TELEGRAM.finditer(text):
        post = known_key(hit["place"]) or known_key(hit["place"].split()[0])
        if post is not None:
            station = post.station if hit["way"] == "from" else "STATE"
            year = int(hit["year"]) if hit["year"] else None
            yield Citation(Span(*hit.span()), station, int(hit["serial"]), year)


def _listed(words: str) -> list[dict[str, object]]:
    try:
        listed = json.loads(words) if words else []
    except ValueError:
        return []
    return [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
