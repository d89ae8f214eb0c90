"""What a cable cites in its REF block: cables by canonical id, everything else with its kind."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from graphkit.lexicon.cited import find_kind
from graphkit.lexicon.posts import known_key
from graphkit.model import Reference, ReferenceKind, Span, Where
from graphkit.parse.citations import find_citations, read_plain, read_plain_items
from graphkit.parse.citing import Citation, Citing, Inherited, year_of
from graphkit.parse.fields import Field, head_fields, without_pages
from graphkit.parse.ids import canonical_id, make_id
from graphkit.parse.lines import plain, squeeze
from graphkit.parse.outline import outline_head
from graphkit.parse.years import PIECE, unless_told_apart

LONGEST_FRAGMENT = 1000
LABEL = re.compile(
    r"""(?:(?<![\w.'’/-])|(?<=\s-)|(?<=--)|(?<=\d)(?=\(?[A-Z][.)]))(?:\[?¶\s?)?[(\[{<]?(?:REF(?:TEL)?\s{1,2})?
    (?:(?P<label>[A-Za-z]|\d{1,2}|[IVX]{2,4}|[ivx]{2,4})
    (?:\s?[.)\]:}>]{1,3}(?:\(\#?\))?|\s{0,2}[-–—](?=\s)|[–—](?=[A-Z\d])|/(?=\s))(?=[\s\w('\[]|$)
    |(?P<bare>[A-Z])(?=\s{1,3}(?:'?\d\d\s|\d{4}\s)?[A-Z]))""",
    re.VERBOSE,
)
# Where a label may begin: the pattern above is tried there only, not at every letter.
BEFORE_LABEL = re.compile(
    r"[^\w.'’/](?=[\[({<¶\s]{0,4}(?:REF|(?:[A-Za-z]|\d{1,2}|[IVXivx]{2,4})(?!\w)))|\d(?=\(?[A-Z][.)])"
)
CITED = re.compile(r"\s{0,3}(?:['’]?\d\d\s{0,3}|(?:19|20)\d\d\s{0,3})?(?P<station>[A-Z0][A-Z.'’ ]{1,30}?)[\s#]{0,3}\d")
# Labels behind what they label: LIMA 12 (A), ROME 13 (B)
LABEL_BEHIND = re.compile(r"(?<=\d)\s?\((?:REF\s)?(?P<label>[A-Z])\)", re.IGNORECASE)
MARKINGS = ("U", "C", "S")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
INITIAL = re.compile(r"[A-Z]\.")
OWN_LABEL = re.compile(r"\s{0,3}\((?P<label>[A-Z])\)\s")
ARCHIVED = re.compile(r"^[ \t]*References?:[ \t]{1,8}([^\n]{1,800})", re.MULTILINE)
NOTHING = re.compile(
    r"(?:N/?A|NONE|NOTAL|NIL|NO REF(?:TEL)?|NOT APPLICABLE|REFTEL|AND PREVIOUS|SIPDIS|\W)*(?:(?:19|20)\d\d)?$",
    re.IGNORECASE,
)
TRAILING_JOINT = re.compile(r"\sAND\s{0,4}$", re.IGNORECASE)
JOINT = re.compile(r"(?:,|&|\bAND\b)\s{1,4}", re.IGNORECASE)


class Item(NamedTuple):
    """One labelled (or the only) item of a REF block."""

    label: str | None
    start: int
    end: int


def parse_references(
    text: str, *, year: int | None, cable_id: str | None = None, sent: date | None = None
) -> tuple[Reference, ...]:
    """The items of the REF block, in order, once each; cables by canonical id, the citing cable never.

    >>> [(r.label, r.target) for r in parse_references("REF: A. STATE 58425 B. 07 RIO DE JANEIRO 12 AND 14", year=2008)]
    [('A', '08STATE58425'), ('B', '07RIODEJANEIRO12'), ('B', '07RIODEJANEIRO14')]
    >>> [(str(r.kind), r.written) for r in parse_references("REF: (A) POE-LEE E-MAIL OF MAY 3", year=2008)]
    [('email', 'POE-LEE E-MAIL OF MAY 3')]
    """
    text = plain(text)
    text, fields = without_pages(text, head_fields(text, "ref") or _bare(text))
    if not fields:
        return tuple(_of_archive(text, cable_id))
    citing = Citing.of(year, cable_id, sent)
    held = Inherited()
    found: dict[object, Reference] = {}
    for field in fields:
        for reference in _of_field(text, field, citing, held):
            if reference.target != cable_id or reference.target is None:
                found.setdefault(_key(reference), reference)
    if not found:
        return tuple(_of_archive(text, cable_id))
    return unless_told_apart(tuple(found.values()), citing)


def _key(reference: Reference) -> object:
    """What makes a reference another one; of what was taken out of the text its label is all that tells."""
    if reference.target is not None:
        return reference.target
    label = reference.label if reference.kind is ReferenceKind.REDACTED else None
    return reference.kind, label, squeeze(reference.written.upper())


def _of_field(text: str, field: Field, citing: Citing, held: Inherited) -> Iterable[Reference]:
    """What one REF block cites."""
    if items := read_plain_items(text, field.value, field.end, held):
        cited = [to_reference(text, citation, citing, label, Where.REF_LINE) for label, citation in items]
        return filter(None, cited)
    return (
        reference
        for item in split_items(text, Span(field.value, field.end))
        for reference in read_item(text, item, citing, held)
    )


def _bare(text: str) -> list[Field]:
    """A fragment that is nothing but items, their label left out: short, and it begins with a station and a number."""
    if len(text) > LONGEST_FRAGMENT or outline_head(text).pieces:
        return []
    value = len(text) - len(text.lstrip())
    start = label.end() if (label := LABEL.match(text, value)) else value
    first = next(find_citations(text, start, len(text), Citing.of(None, None), Inherited(), known_only=True), None)
    return [Field(value, len(text), value)] if first and not text[start : first.span.start].strip() else []


def _of_archive(text: str, own: str | None) -> Iterable[Reference]:
    r"""What the attributes of an archive's text cite: ids only, behind the label ``Reference``.

    >>> text = "1. FISH.\nMessage Attributes\nReference: 74 LISBON 3127, 1974CARACA06501\n"
    >>> [reference.target for reference in _of_archive(text, None)]
    ['74LISBON3127', '74CARACAS6501']
    """
    at = text.rfind("Message Attributes")
    hit = ARCHIVED.search(text, at) if at >= 0 else None
    seen = {own}
    for piece in PIECE.finditer(text, hit.start(1), hit.end(1)) if hit else ():
        target = canonical_id(piece[0])
        if target is not None and target not in seen:
            seen.add(target)
            yield Reference(
                ReferenceKind.CABLE, target, None, piece[0], Where.REF_LINE, Span(*piece.span()), "stated"
            )  # fmt: skip


def split_items(text: str, span: Span) -> list[Item]:
    """Cut a REF block at its labels, which must run on: A, B, C, possibly doubled or with one missing.

    >>> words = "A. A) LIMA 1 B. ROME 2 (D.C. TALKS) C) BERN 3"
    >>> [(item.label, words[item.start:item.end].strip()) for item in split_items(words, Span(0, len(words)))]
    [('A', 'LIMA 1'), ('B', 'ROME 2 (D.C. TALKS)'), ('C', 'BERN 3')]
    """
    if "(" in text[span.start : span.end] and (behind := _labelled_behind(text, span)):
        return behind
    cuts: list[tuple[str | None, int, int]] = [(None, span.start, span.start)]
    for hit in _labels(text, span):
        label = hit["label"].upper() if hit["label"] else hit["bare"]
        if _follows(cuts[-1], label, text, span, hit):
            cuts.append((label, hit.start(), hit.end()))
    items: list[Item] = []
    for (label, _, start), (_, end, _) in zip(cuts, [*cuts[1:], (None, span.end, span.end)], strict=True):
        if text[start:end].strip():
            items.append(_as_labelled_by_the_writer(text, Item(label, start, end)))
    return items


def _labelled_behind(text: str, span: Span) -> list[Item]:
    """The items of a block whose labels A, B, C stand each behind its item, the last at the end."""
    hits = [*LABEL_BEHIND.finditer(text, span.start, span.end)]
    labels = [hit["label"].upper() for hit in hits]
    if len(hits) < 2 or labels != [chr(ord("A") + place) for place in range(len(hits))]:
        return []
    if text[hits[-1].end() : span.end].strip(" .\n") or not _cites(text, span.start, span.end):
        return []
    starts = [span.start, *(hit.end() for hit in hits)]
    return [Item(label, start, hit.start()) for label, start, hit in zip(labels, starts, hits, strict=False)]


def _labels(text: str, span: Span) -> Iterator[re.Match[str]]:
    """Whatever can be a label, from left to right."""
    done = span.start
    for at in (done, *(hit.end() for hit in BEFORE_LABEL.finditer(text, done, span.end))):
        if at >= done and (hit := LABEL.match(text, at, span.end)):
            yield hit
            done = hit.end()


def _as_labelled_by_the_writer(text: str, item: Item) -> Item:
    """``C. (B) MEMO``: where every line got a letter on its way, the writer's own stands in brackets behind it."""
    own = OWN_LABEL.match(text, item.start, item.end)
    if own is None or item.label is None or not "A" <= own["label"] <= item.label:
        return item
    return Item(own["label"], own.end("label") + 1, item.end)


def _follows(last_cut: tuple[str | None, int, int], label: str, text: str, span: Span, hit: re.Match[str]) -> bool:
    """Whether a label may follow the last one."""
    last, _, at = last_cut
    before = text[max(span.start, hit.start() - 6) : hit.start()].rstrip(" \t-")
    opens = hit.start() == span.start or before[-1:] == "\n" or (not before and hit.start() - span.start <= 6)
    if not opens and text.rfind("(", at, hit.start()) > text.rfind(")", at, hit.start()):
        return False  # a remark in brackets
    if hit[0][:1] == "(" and label in MARKINGS and label != last and not text[at : hit.start()].strip():
        return False  # the marking of an item
    if label.isdigit():
        number = int(label)
        if last is None:
            return opens and number == 1
        follows = last.isdigit() and number == int(last) + 1
        return follows and (
            opens or text[hit.end() : hit.end() + 4].strip().isalpha() or _cites(text, hit.end(), span.end)
        )
    if label in ROMAN[1:] and last in ROMAN:
        return ROMAN.index(label) == ROMAN.index(last) + 1
    if len(label) > 1:
        return False
    initials = INITIAL.match(text, hit.end()) is not None  # E.O. 13224
    cited = (hit["bare"] is None and opens and not initials) or _cites(text, hit.end(), span.end)
    if not cited and text[hit.start() - 1 : hit.start()].isdigit():
        return False  # glued to a number, which a remark behind a serial may be too
    if last is None:
        first = label == "A" and (hit["bare"] is None or cited)
        return first or (label == "B" and _cites(text, hit.end(), span.end)) or (opens and cited)
    if last.isdigit() or len(last) > 1:
        return False
    step = ord(label) - ord(last)
    return (step in (0, 1) and (hit["bare"] is None or cited)) or (cited and 0 <= step <= 4)


def _cites(text: str, at: int, end: int) -> bool:
    """Whether a known station and a number stand at a place."""
    hit = CITED.match(text, at, end)
    return hit is not None and known_key(hit["station"]) is not None


def read_item(text: str, item: Item, citing: Citing, held: Inherited) -> list[Reference]:
    """What one item cites: cables, or one thing of another kind."""
    found: list[Reference] = []
    for start, end in _clauses(text, item):
        if plain := read_plain(text, start, end, held):
            found += filter(None, [to_reference(text, plain, citing, item.label, Where.REF_LINE)])
            continue
        words = text[start:end].strip(" \n\t,;.")
        if NOTHING.match(words):
            continue
        cables = list(_cables(text, start, end, item.label, citing, held, known_only=True))
        if cables and cables[0].span.start <= start + text[start:end].find(words[0]):
            found += cables
            continue
        kind = find_kind(" ".join(words.split())[:160])
        if (
            kind is not None
            and (cut := _cable_behind(text, start, end))
            and (first := find_kind(text[start:cut][:160]))
        ):
            found += _other(text, start, cut, item.label, first)
            found += _cables(text, cut, end, item.label, citing, held, known_only=True)
            continue
        cables = []
        if kind not in (ReferenceKind.DTG, ReferenceKind.INTELLIGENCE, ReferenceKind.RESOLUTION):
            known = kind is not None
            cables = list(_cables(text, start, end, item.label, citing, held, known_only=known))
        if cables:
            found += cables
        elif kind is not None or not found:
            found += _other(text, start, end, item.label, kind or ReferenceKind.OTHER)
    return found


def _cable_behind(text: str, start: int, end: int) -> int | None:
    """Where a cable is cited behind something else, which AND or a comma joins to it."""
    return next((hit.end() for hit in JOINT.finditer(text, start, end) if _cites(text, hit.end(), end)), None)


def _clauses(text: str, item: Item) -> list[tuple[int, int]]:
    """An item's stretches between semicolons."""
    if text.find(";", item.start, item.end) < 0:
        return [item[1:]]
    cuts = [item.start]
    while (at := text.find(";", cuts[-1], item.end)) >= 0:
        cuts.append(at + 1)
    cuts.append(item.end)
    return [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]


def _cables(
    text: str, start: int, end: int, label: str | None, citing: Citing, held: Inherited, *, known_only: bool
) -> Iterable[Reference]:
    for citation in find_citations(text, start, end, citing, held, known_only=known_only):
        reference = to_reference(text, citation, citing, label, Where.REF_LINE)
        if reference is not None:
            yield reference


def to_reference(text: str, citation: Citation, citing: Citing, label: str | None, where: Where) -> Reference | None:
    """A citation with its year decided; None where no year can be known."""
    year, rule = year_of(citation, citing)
    serial = f"A{citation.serial}" if citation.airgram else citation.serial
    target = make_id(year, citation.station, serial) if year is not None else None
    written = " ".join(citation.span.of(text).split())
    return Reference(
        ReferenceKind.CABLE, target, label, written, where, citation.span, rule if target else None,
        citation.caption, citation.previous,
    )  # fmt: skip


def _other(text: str, start: int, end: int, label: str | None, kind: ReferenceKind) -> list[Reference]:
    """A thing that is no cable, as written."""
    words = text[start:end]
    kept = TRAILING_JOINT.sub("", words).strip(" \n\t\r,;&")
    if sum(char.isalnum() for char in kept[:200]) < 3:
        return []
    left = start + words.find(kept[0])
    return [Reference(kind, None, label, " ".join(kept.split()), Where.REF_LINE, Span(left, left + len(kept)))]
