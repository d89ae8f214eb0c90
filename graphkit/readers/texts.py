"""What the plain-text layouts share: is it a cable at all, and its slices of the text."""

import re
from collections.abc import Callable, Mapping

from graphkit.readers.base import Content, Found, raw_cable
from graphkit.readers.split_text import has_header, read_record, split_cables

_REACH = 1_000_000  # characters in which the marks must stand

# Words that only a telegram has together; one strong or two weak ones make a text a cable.
_STRONG = (
    re.compile(r"\bVZCZC[A-Z]{3}\d{4}"),
    re.compile(r"\b[ZOPR] ?\d{6}Z (?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6} \d{2}"),
    re.compile(r"^This record is a partial extract of the original cable", re.MULTILINE),
    re.compile(r"^ *(?:PAGE|Page) \d\d +[A-Z][A-Z ]{1,20} \d{5} ", re.MULTILINE),
)
_WEAK = (
    re.compile(r"^ *FM +[A-Z]{3,}", re.MULTILINE),
    re.compile(r"^ *(?:SUBJECT|SUBJ|Subject|Subj) ?:", re.MULTILINE),
    re.compile(r"^ *TAGS ?:? ", re.MULTILINE),
    re.compile(r"^ *E\.?O\.? ?1[123]\d{3}", re.MULTILINE),
    re.compile(r"^ *SIPDIS\b", re.MULTILINE),
    re.compile(r"^ *Classified [Bb]y ?:", re.MULTILINE),
    re.compile(r"^ *REF(?:TEL|ERENCE)?S? ?:", re.MULTILINE),
    re.compile(r"^ *(?:C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|S ?E ?C ?R ?E ?T|UNCLAS(?:SIFIED)?)\b", re.MULTILINE),
    re.compile(r"^ *(?:¶ ?)?1[.)] ?\((?:U|C|S|SBU|S//?NF|C//?NF|U//?FOUO)\) ", re.MULTILINE),
)


def is_cable_text(text: str) -> bool:
    r"""Whether a text has the marks of a telegram.

    >>> is_cable_text("TAGS: PREL, NO\nSUBJECT: COD QUOTAS\n1. (U) ...")
    True
    >>> is_cable_text("Subject: lunch on Friday?")
    False
    """
    top = text[:_REACH]
    return any(mark.search(top) for mark in _STRONG) or sum(1 for mark in _WEAK if mark.search(top)) >= 2


Given = Callable[[str], Mapping[str, str]]


def read_texts(name: str, given: Given, content: Content) -> Found:
    """Each cable of one text as a slice of it; ``given`` reads what the container itself states."""
    text = content.text
    spans = split_cables(text)
    above = spans[0].of(text)
    if len(spans) > 1 and not has_header(above) and not is_cable_text(above):
        message = f"{len(above)} characters above the first of {len(spans) - 1} cables are no cable; left out"
        yield content.place.issue("preface", message)
        del spans[0]
    for number, span in enumerate(spans, start=1):
        place = content.place.inside(f"cable {number}") if len(spans) > 1 else content.place
        cut = span.of(text)
        yield raw_cable(name, place, cut, {**given(cut), **read_record(cut)}, span.start)


def is_dump(start_of_row: re.Pattern[bytes], content: Content) -> bool:
    """Whether rows begin in the text's first part, with no cable above the first of them."""
    top = b"\n" + content.start.encode("utf-8", "replace")
    first = start_of_row.search(top)
    return first is not None and not (first.start() and is_cable_text(top[: first.start()].decode("utf-8", "replace")))


def nothing_given(_text: str) -> Mapping[str, str]:
    """What a bare text's container states: nothing."""
    return {}
