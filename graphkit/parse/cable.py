"""One raw cable to one parsed cable: every fact with its place, every character in a section or in an issue."""

from graphkit.model import Cable, Issue, RawCable
from graphkit.parse.addresses import parse_addressees
from graphkit.parse.classified_by import parse_classified_by
from graphkit.parse.declassification import parse_declassification
from graphkit.parse.documents import parse_document
from graphkit.parse.facts import (
    classification_of,
    first_section,
    id_of,
    is_document,
    origin_of,
    place_of,
    read_head_lines,
    sent_of,
)
from graphkit.parse.fields import parse_subject, parse_tags
from graphkit.parse.lines import as_sent, plain
from graphkit.parse.outline import outline
from graphkit.parse.pointers import parse_body_references
from graphkit.parse.references import parse_references
from graphkit.parse.signature import read_signature
from graphkit.parse.summary import find_blocks
from graphkit.parse.tiling import laid_on, tile
from graphkit.parse.years import settle_years


def parse_cable(raw: RawCable) -> tuple[Cable, tuple[Issue, ...]]:
    r"""Read one telegram (or a document of an edition). Never raises: what is not understood comes back as issues.

    >>> from graphkit.model import Source
    >>> text = "R 182333Z FEB 09\nFM AMEMBASSY TOKYO\nUNCLAS TOKYO 000012\nSUBJECT: FISH\n\n1. Fish came.\nPOE"
    >>> cable, issues = parse_cable(RawCable(Source("cable-text", "a.txt"), text))
    >>> cable.id, cable.origin.post, cable.signed_by[0].name, issues
    ('09TOKYO12', 'post:tokyo', 'POE', ())
    """
    if raw.source.reader == "frus-tei" or is_document(raw.given):
        return parse_document(raw)
    return _telegram(raw)


def _telegram(raw: RawCable) -> tuple[Cable, tuple[Issue, ...]]:
    text, where = plain(raw.text), place_of(raw)
    telegram = as_sent(text)
    issues: list[Issue] = []
    found = outline(text)
    head = read_head_lines(telegram, found)
    origin = origin_of(raw, telegram, found)
    sent, sent_source = sent_of(raw, telegram, found, where, issues)
    number = id_of(raw, telegram, found, head, origin, sent, where, issues)
    year = sent.year if sent else Cable(number, raw.source, "").year
    listed = raw.given.get("references", "")
    cited = settle_years(parse_references(text, year=year, cable_id=number, sent=sent), listed)
    body = settle_years(parse_body_references(text, year=year, cable_id=number, references=cited, sent=sent), listed)
    if not text[found.body :].strip() and text.strip():
        message = "nothing stands below the head: the text is cut off, or its body is withheld"
        issues.append(Issue("parse", "no-body", where, message))
    sections, unread = tile(text, found.sections, where)
    blocks = find_blocks(text, found.sections)
    cable = Cable(
        id=number,
        source=raw.source,
        text=raw.text,
        sent=sent,
        sent_source=sent_source,
        classification=classification_of(raw, head, where, issues),
        captions=head.captions,
        subject=parse_subject(text),
        origin=origin,
        addressees=parse_addressees(text),
        tags=parse_tags(text),
        references=cited + body,
        declassification=parse_declassification(text),
        classified_by=parse_classified_by(text),
        signed_by=read_signature(text, signed.span) if (signed := first_section(found, "signature")) else (),
        summary=next((block.span for block in blocks if block.name == "summary"), None),
        sections=laid_on(sections, blocks),
    )
    return cable, tuple(issues + unread)
