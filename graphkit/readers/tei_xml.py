"""Parsing TEI safely: no entities, no network, damage mended and reported, repeated ids allowed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

ID = "{http://www.w3.org/XML/1998/namespace}id"
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[<>]*(?:\[[^\]]*\]\s*)?>?")


class Problem(NamedTuple):
    """What had to be left out or mended."""

    code: str
    message: str


def parse_xml(text: str) -> tuple[etree._Element | None, list[Problem]]:
    """The root, or None where nothing could be read, and what was wrong.

    A document type declaration is cut out before parsing, so that no entity can be defined, inside or outside.

    >>> root, problems = parse_xml('<!DOCTYPE a [<!ENTITY e "x">]><TEI><p>A&e;</p></TEI>')
    >>> root.tag, [problem.code for problem in problems]
    ('TEI', ['entity', 'xml'])
    """
    problems = []
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        if "<!ENTITY" in text:
            problems.append(
                Problem("entity", "it declares entities of its own; none is expanded, outside ones are not fetched")
            )
        text = _DOCTYPE.sub("", text, count=1)
        if "<!DOCTYPE" in text:
            return None, [Problem("entity", "its document type declaration could not be cut out; left out")]
    # Without a declaration nothing can expand, so the tree is no larger than the text, which Limits bound.
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True, collect_ids=False, recover=True,
        remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        return None, [*problems, Problem("xml", f"{error}; left out")]
    problems += _log(parser)
    return root, problems


def _log(parser: etree.XMLParser) -> list[Problem]:
    errors = [error for error in parser.error_log if "already defined" not in error.message]
    if not errors:
        return []
    first = errors[0]
    more = f" and {len(errors) - 1} more" if len(errors) > 1 else ""
    return [Problem("xml", f"line {first.line}: {first.message}{more}; mended, text near it may be missing")]


def local(element: etree._Element) -> str:
    """An element's name without its namespace, of which there are several in the wild; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def descendants(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Elements of these local names below ``element``, in order, itself left out."""
    return (found for found in element.iterdescendants() if local(found) in names)


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its local name, "" where there is none."""
    for key, value in element.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def squeeze(text: str) -> str:
    """Runs of white space as one space: indentation in TEI means nothing."""
    return " ".join(text.split())


def own_text(element: etree._Element, *without: str, after: str = "") -> str:
    """An element's text on one line, its notes and the named elements left out, and what stands after one of them.

    >>> own_text(etree.XML("<head>1. Telegram<note>Source: A.</note> From <b>Oslo</b></head>"))
    '1. Telegram From Oslo'
    """
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, part in walk:
        if event == "start" and part is not element and local(part) in ("note", *without):
            walk.skip_subtree()
        elif event == "start" and local(part) == after:
            break
        elif event == "start":
            pieces.append((" " if local(part) == "lb" else "") + (part.text or ""))
        elif part is not element:
            pieces.append(part.tail or "")
    return squeeze("".join(pieces))


def note_of(element: etree._Element) -> etree._Element | None:
    """The note in which an element stands, None for running text."""
    return next((above for above in element.iterancestors() if local(above) == "note"), None)
