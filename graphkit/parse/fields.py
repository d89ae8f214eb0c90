"""The fields of a head, and those of one line: subject and tags; and who signed."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from graphkit.lexicon.names import given_names
from graphkit.lexicon.tags import TAGS, find_tag
from graphkit.model import Part, Signature, Span, Tag, TagKind, Text
from graphkit.parse.broken import unbroken
from graphkit.parse.labels import LABELLED, read_label
from graphkit.parse.lines import plain, squeeze
from graphkit.parse.outline import outline_head
from graphkit.parse.signature import read_signature, signature_start

HEAD = Part.HEAD
LINK = re.compile(r"\[([^\[\]\n]{1,60})\]\([^()\n]{0,80}\)")
WORD = re.compile(r"\w+")
TAG = re.compile(
    r"""[(\[\]A-Za-z](?:(?<=\])\((?P<link>[^()\n]{0,80})\)
    |(?<=[(\[])(?P<person>[A-Za-z][A-Za-z'’.\s-]{1,30}(?:[,;]\s?[A-Za-z'’.\s-]{1,30}){1,7})[)\]](?!\()
    |(?<=\()(?P<unparted>[A-Z][A-Z'’-]{1,20}\.?(?:\s[A-Z][A-Z.'’-]{0,20}){1,3})\)
    |(?<=[OC])(?:VIP|REP|TRA|EXC|VIS|ASC)[,:]?\s{1,4}(?P<guest>[A-Z][A-Z'’-]{1,20},\s{1,3}[A-Z]{2,15}(?:\s{1,3}[A-Z]\.)?)(?=[\s,;)]|$)
    |(?<![(\[\]])(?:-[A-Z]{2}\d)?-\d{1,6}|(?<![(\[\]])[A-Za-z0-9]{1,11}(?:-\d{1,2}(?!\d))?)""",
    re.VERBOSE,
)
GUEST = re.compile(r"(?:OVIP|OREP|PINR|CVIS)[\s,:]{0,3}(?P<bracket>\()?$")  # behind which a name may stand alone
BEFORE, LONGEST_TAG = 12, 4
PERSON = re.compile(r"[A-Z][A-Z'’-]{2,20},\s{0,3}(?P<given>[A-Z]{3,15})(?:\s[A-Z](?:\.|(?![A-Z])))?(?=[\s,;)]|$)")
JOINT = re.compile(r";|(?<=\s)AND(?=\s)")
ONLY_TAGS = re.compile(r"(?:[A-Z]{4}|K[A-Z]{3})(?:[\s,;]{1,3}(?:[A-Z]{4}|K[A-Z]{3}|[A-Z]{2}))*\s*$")
LONGEST_FRAGMENT = 200
AS_LETTERS = str.maketrans("01", "OI")
NOT_TAGS = frozenset({"AND", "NA", "TAGS", "NONE", "SIPDIS", "NOFORN", "NOTAL"})


class Field(NamedTuple):
    """One head field: where it stands, and where its value begins behind the label."""

    start: int
    end: int
    value: int


def head_fields(text: str, name: str) -> list[Field]:
    """The fields of one name before the running text begins, in order.

    >>> head_fields("SUBJ: FISH", "subject")
    [Field(start=0, end=10, value=6)]
    """
    return fields_by_name(text).get(name, [])


@lru_cache(maxsize=4)
def fields_by_name(text: str) -> dict[str, list[Field]]:
    r"""All fields of a head that a label may open.

    >>> list(fields_by_name("TAGS: EFIS\nSUBJ: FISH"))
    ['tags', 'subject']
    """
    found: dict[str, list[Field]] = {}
    for part, name, start, end in outline_head(text).pieces:
        if part is HEAD and name in LABELLED:
            found.setdefault(name, []).append(Field(start, end, _behind_label(text, start, end)))
    return found


def without_pages(text: str, fields: list[Field]) -> tuple[str, list[Field]]:
    r"""Fields that a page header cut in two, each as one, in a text that has blanks in the header's place.

    >>> text = "REF: RIO DE\nLIMA 00000012  002 OF 003\nJANEIRO 12"
    >>> whole, fields = without_pages(text, head_fields(text, "ref"))
    >>> len(fields), " ".join(whole[fields[0].value : fields[0].end].split()), len(whole) == len(text)
    (1, 'RIO DE JANEIRO 12', True)
    """
    if len(fields) < 2 or all(field.value > field.start for field in fields[1:]):
        return text, fields
    kept = fields[:1]
    pieces: list[str] = []
    copied = 0
    for field in fields[1:]:
        if field.value > field.start:
            kept.append(field)
            continue
        last = kept[-1]
        pieces += (text[copied : last.end], " " * (field.start - last.end - 1), "\n")
        copied = field.start
        kept[-1] = Field(last.start, field.end, last.value)
    return "".join((*pieces, text[copied:])), kept


def bare_field(text: str, whole: re.Pattern[str]) -> list[Field]:
    """A fragment whose label was left out: short, and of the form that its values have."""
    value = len(text) - len(text.lstrip())
    fits = len(text) <= LONGEST_FRAGMENT and whole.match(text, value) and not outline_head(text).pieces
    return [Field(value, len(text), value)] if fits else []


def _behind_label(text: str, start: int, end: int) -> int:
    words = text[start:end]
    label = read_label(words)
    value = words[label[1] :] if label else words
    return end - len(value.lstrip())


def parse_subject(text: str) -> Text | None:
    r"""The subject on one line, however many it runs over; it stops before REF.

    >>> parse_subject("SUBJECT: TALKS ON\nFISH REF: LIMA 12\nREF: X").value
    'TALKS ON FISH'
    >>> parse_subject("SUBJECT: -GRAIN").value, parse_subject("SUBJECT: -2 DEGREES").value
    ('GRAIN', '-2 DEGREES')
    """
    text = plain(text)
    text, fields = without_pages(text, head_fields(text, "subject"))
    for field in fields:
        words = text[field.value : field.end]
        words = unbroken(words) if "-" in words and "\n" in words else words
        value = (
            squeeze(LINK.sub(r"\1", words) if "](" in words else words)
            .strip("*")
            .strip(" ;")
            .removesuffix(" -")
            .rstrip()
        )
        value = value if value[1:2].isdigit() else value.removeprefix("-")  # a dash, or a minus
        if value:
            return Text(value, Span(field.value, field.end))
    return None


def parse_tags(text: str) -> tuple[Tag, ...]:
    """The TAGS of a head, once each, in order; a person's name in brackets is a tag of its own.

    >>> [(tag.tag, str(tag.kind), tag.country) for tag in parse_tags("TAGS: [PREL](#), JA, OVIP (POE, ANN B.)")]
    [('PREL', 'subject', None), ('JA', 'geo', 'JP'), ('OVIP', 'subject', None), ('POE, ANN B.', 'person', None)]
    """
    text = plain(text)
    found: dict[str, Tag] = {}
    text, fields = without_pages(text, head_fields(text, "tags") or _bare_tags(text))
    for field in fields:
        done = field.value
        for hit in TAG.finditer(text, field.value, field.end):
            if hit.start() < done:
                continue
            if hit.lastgroup is None:
                name = hit[0].upper()
                if name not in TAGS and (person := _named(text, hit.start(), field.end)):
                    _add_people(text, *person, found)
                    done = person[1]
                else:
                    _add(name, hit.start(), found, person=_is_guest(text, name, hit.start()))
            elif _holds_tags(hit):
                start = hit.start() if hit["guest"] else hit.start(str(hit.lastgroup))
                for word in WORD.finditer(text, start, hit.end(str(hit.lastgroup))):
                    name = word[0].upper()
                    _add(name, word.start(), found, person=_is_guest(text, name, word.start()))
            elif hit["person"] or hit["guest"] or hit["unparted"]:
                if hit["guest"]:
                    _add(text[hit.start() : hit.start() + 4].upper(), hit.start(), found)
                _add_people(text, *hit.span(str(hit.lastgroup)), found)
    return tuple(found.values())


def _is_guest(text: str, name: str, start: int) -> bool:
    """Whether a word that is no tag names a person, by the tag that it stands behind: ``OVIP (POE)``."""
    if len(name) < 3 or name in TAGS or not name.isalpha():
        return False
    behind = GUEST.search(text, max(0, start - BEFORE), start)
    return behind is not None and (behind["bracket"] is not None or len(name) > LONGEST_TAG)


def _named(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a person stands without brackets: a word that is no tag, a comma, and a given name that is none either."""
    hit = PERSON.match(text, start, end)
    given = hit["given"].upper() if hit else ""
    return hit.span() if hit and given not in TAGS and given.lower() in given_names() else None


def _add_people(text: str, start: int, end: int, found: dict[str, Tag]) -> None:
    """The people in one pair of brackets: semicolons or AND part them, else every second comma of several."""
    joints = [hit.span() for hit in JOINT.finditer(text, start, end)]
    if not joints and (commas := [hit.span() for hit in re.finditer(",", text[start:end])])[2:]:
        joints = [(start + left, start + right) for left, right in commas[1::2]]
    for (_, left), (right, _) in pairwise([(start, start), *joints, (end, end)]):
        written = text[left:right]
        if name := squeeze(written.upper().replace(",", ", ")):
            at = left + len(written) - len(written.lstrip())
            found.setdefault(name, Tag(name, TagKind.PERSON, Span(at, at + len(written.strip()))))


def _holds_tags(hit: re.Match[str]) -> bool:
    """Whether brackets hold tags rather than a person."""
    if hit["person"]:
        return hit["person"].partition(",")[0].strip() in TAGS and len(hit["person"].partition(",")[0]) == 4
    if hit["guest"]:
        return any(word in TAGS for word in hit["guest"].replace(",", " ").split() if len(word) == 4)
    return bool(hit["unparted"]) and any(word in TAGS for word in hit["unparted"].split())


def _add(name: str, start: int, found: dict[str, Tag], *, person: bool = False) -> None:
    if name in NOT_TAGS or name in found:
        return
    if person:
        found[name] = Tag(name, TagKind.PERSON, Span(start, start + len(name)))
        return
    if name not in TAGS:
        parts = [name[at : at + 4] for at in range(0, len(name), 4)]
        if len(parts) > 1 and all(part in TAGS for part in parts):  # glued: PRELPGOV
            for n, part in enumerate(parts):
                _add(part, start + 4 * n, found)
            return
        mended = name.translate(AS_LETTERS)
        name = mended if mended in TAGS else name
    kind, country = find_tag(name)
    found.setdefault(name, Tag(name, kind, Span(start, start + len(name)), country))


def _bare_tags(text: str) -> list[Field]:
    """A fragment of nothing but tags that the list knows."""
    fields = bare_field(text, ONLY_TAGS)
    return fields if fields and all(word in TAGS for word in re.findall(r"\w+", text)) else []


def parse_signature(text: str) -> tuple[Signature, ...]:
    """Who signed: the last words of a text, where they are a surname.

    >>> [signature.name for signature in parse_signature("2. (C) Fish came. END COMMENT. POE")]
    ['POE']
    """
    text = plain(text)
    start = outline_head(text).body
    attributes = text.rfind("Message Attributes", start)
    end = len(text) if attributes < 0 else attributes
    place = signature_start(text, start if start < end else 0, end)
    return read_signature(text, Span(*place)) if place else ()
