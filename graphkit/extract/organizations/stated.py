"""Organizations outside the running text: the sender, offices of the distribution line, who classified a cable."""

import re
from collections.abc import Iterator

from graphkit.extract.home import Home
from graphkit.extract.organizations.entries import Named, symbol
from graphkit.extract.organizations.governments import post_name
from graphkit.lexicon import names, organizations
from graphkit.lexicon.titles import titles
from graphkit.model import Cable, Part, Span

CONTAINER = Part.CONTAINER
SYMBOL = re.compile(r"[A-Z]{1,4}(?:/[A-Z&]{1,6}){1,3}$")
# What stands with strokes in a distribution line, and never a part of it: ``USCENTCOM/ZZQQ``, ``LINDENSEN/HOLM``.
STROKES = re.compile(r"(?<![\w/])[A-Z]{1,12}+(?:/[A-Z&]{1,12}+){1,4}(?![\w/])")
DESK = 3  # letters of a desk's symbol that may be a given name too: ``NEA/ELA``


def stated(cable: Cable, home: Home) -> Iterator[tuple[Named, Span]]:
    """Organizations outside the running text: the sender, and office symbols of the distribution line."""
    origin = cable.origin
    if origin is not None and origin.span is not None and origin.post:
        name = post_name(origin.post)
        item = Named(0, 0, origin.post, name, "post", home.country, "sender")
        yield item, origin.span
        for section in cable.sections:
            if section.part is CONTAINER:
                at = cable.text.find(name, section.span.start, section.span.end)
                if at >= 0:
                    yield item, Span(at, at + len(name))
    for who in cable.classified_by:
        role = who.role_span.of(cable.text).split(" ", 1)[0] if who.role_span else ""
        if who.role_span and (is_symbol(role) or (role in organizations.bureaus() and len(role) > 2)):
            yield symbol(role, "role"), Span(who.role_span.start, who.role_span.start + len(role))
        if who.role_span:
            yield from employer(who.role_span, cable.text)
    for section in cable.sections:
        if section.name in ("distribution", "attention") and section.part is Part.HEAD:
            for hit in STROKES.finditer(section.span.of(cable.text)):
                if (office := office_in(hit[0])) is not None:
                    item, letters = office
                    yield item, Span(hit.start(), hit.start() + letters).shift(section.span.start)


def office_in(written: str) -> tuple[Named, int] | None:
    """The office that words with strokes name in a distribution line, with how many letters name it.

    Of another agency only that agency is known: ``DOD`` of ``DOD/OSD/POLICY``. Surnames are no office.
    """
    if is_symbol(written) and written not in organizations.spellings():
        return symbol(written, "distribution"), len(written)
    for name in (written, written.partition("/")[0]):
        entry = organizations.spellings().get(name)
        if entry is not None and entry.country == "US":
            return Named(0, 0, f"org:{entry.key}", entry.name, entry.kind, "US", "distribution"), len(name)
    return None


def is_symbol(text: str) -> bool:
    """Whether letters with strokes are an office of the Department and no officer: ``EUR/NB``, not ``A/DCM``."""
    bureau, _, desk = text.partition("/")
    officer = len(desk) > DESK and desk.lower() in names.given_names()
    if SYMBOL.fullmatch(text) is None or bureau not in organizations.bureaus() or officer:
        return False
    agency = organizations.spellings().get(bureau)
    others = agency is not None and not agency.key.startswith("us/state")
    return not others and text not in titles().exact and text not in organizations.not_acronyms()


def employer(role: Span, text: str) -> Iterator[tuple[Named, Span]]:
    """The agency among the items of who classified a cable: ``Charge d'Affaires, DOS, Oslo``."""
    for hit in ITEM.finditer(role.of(text)):
        entry = organizations.spellings().get(hit[1])
        if entry is not None and entry.country == "US":
            yield (
                Named(0, 0, f"org:{entry.key}", entry.name, entry.kind, "US", "role"),
                Span(*hit.span(1)).shift(role.start),
            )


ITEM = re.compile(r",\s{0,8}([A-Z]{3,6})(?=,|\s*$)")
