"""Participants with their sides, and cross-references, as FRUS marks them."""

import re
from collections.abc import Iterator

from lxml import etree

from graphkit.readers.tei_xml import attribute, descendants, local, note_of, own_text, squeeze

_ON_THE_WEB = re.compile(r"https?://history\.state\.gov/historicaldocuments/(frus[\w-]{1,40})/([\w-]{1,40})$")
_PARTICIPANTS = re.compile(r"(?:LIST OF )?PARTICIPA|PRESENT\b|THOSE PRESENT|ATTEND|ALSO PRESENT", re.IGNORECASE)


_TITLE = re.compile(r",|\s?—|\s–\s")  # what follows a name is an office


def read_participants(division: etree._Element) -> list[dict[str, str]]:
    """Each person (or unnamed line) of the lists of participants, in order.

    ``name`` is the marked name or the line up to its first comma or dash, ``written`` the whole line, ``id`` the
    person's id in the volume or "", ``side`` the outermost heading above it (a nested list's, or a line set as one),
    ``group`` the innermost.
    """
    found: list[dict[str, str]] = []
    for listing in descendants(division, "list"):
        if _is_participants(listing) and not any(_is_participants(above) for above in listing.iterancestors()):
            found += _read_list(listing, ())
    return found


def _is_participants(element: etree._Element) -> bool:
    if local(element) != "list":
        return False
    kind = element.get("type")
    return kind == "participants" or (kind in (None, "simple") and _PARTICIPANTS.match(_head(element)) is not None)


def _head(listing: etree._Element) -> str:
    return next((own_text(child, "list") for child in listing if local(child) == "head"), "")


def _read_list(listing: etree._Element, above: tuple[str, ...], depth: int = 0) -> Iterator[dict[str, str]]:
    head = _head(listing)
    base = (*above, head) if head and not _PARTICIPANTS.match(head) else above
    heading: tuple[str, ...] = ()
    for child in listing:
        if local(child) == "list" and depth < 20:
            yield from _read_list(child, base + heading, depth + 1)
        elif local(child) == "item":
            line = own_text(child, "list")
            nested = [part for part in child if local(part) == "list"]
            if _is_heading(child, line):
                heading = (line,)
            elif line and not nested:
                yield from _people(child, line, base + heading)
            for part in nested if depth < 20 else ():
                yield from _read_list(part, (*base, *heading, line) if line else base + heading, depth + 1)


def _is_heading(item: etree._Element, line: str) -> bool:
    """Whether a line names a side: all of it set in italics or the like, and no redaction."""
    if not line or any(True for _ in descendants(item, "persName", "list")):
        return False
    set_apart = squeeze(" ".join(own_text(part, "list") for part in item if local(part) == "hi"))
    return set_apart.rstrip(":") == line.rstrip(":") and not line.startswith("[")


def _people(item: etree._Element, line: str, labels: tuple[str, ...]) -> Iterator[dict[str, str]]:
    place = {"side": labels[0] if labels else "", "group": labels[-1] if labels else "", "written": line}
    names = [part for part in descendants(item, "persName") if note_of(part) is None]
    for name in names:
        yield {
            "name": own_text(name, "list"),
            "id": attribute(name, "corresp").partition("#")[2].split(" ")[0],
            **place,
        }
    if not names:
        yield {"name": _TITLE.split(line, maxsplit=1)[0].strip(), "id": "", **place}


def read_references(division: etree._Element, volume: str) -> list[dict[str, str]]:
    """Cross-references in order: ``target`` as ``volume/document`` (or a web address), their words, the note's number.

    ``note`` is "" for one that stands in the running text.
    """
    found = []
    for ref in descendants(division, "ref"):
        target = normal_target(ref.get("target") or "", volume)
        if target:
            note = note_of(ref)
            number = "" if note is None else note.get("n") or "*"
            found.append({"target": target, "text": own_text(ref), "note": number})
    return found


def normal_target(target: str, volume: str) -> str:
    """A reference's target with its volume.

    >>> normal_target("#d74", "frus1969-76v20"), normal_target("frus1969-76v01#d5", "frus1969-76v20")
    ('frus1969-76v20/d74', 'frus1969-76v01/d5')
    >>> normal_target("https://history.state.gov/historicaldocuments/frus1969-76v01/d5", "frus1969-76v20")
    'frus1969-76v01/d5'
    """
    target = target.strip()
    if web := _ON_THE_WEB.match(target):
        return f"{web[1]}/{web[2]}"
    if "://" in target:
        return target
    book, found, place = target.partition("#")
    return f"{book or volume}/{place}" if found and place else book
