"""People outside the running text: who classified the cable, whose name stands under it, whose talks it cites."""

import re
from collections.abc import Iterator
from functools import lru_cache

from graphkit.extract.hits import Hit, name_of
from graphkit.extract.text.words import Is, split_text
from graphkit.extract.titles.titled import Titled, find_titles
from graphkit.lexicon import organizations
from graphkit.model import Cable, ClassifiedBy, Part, Span

APART = 4  # characters that may stand between role and name


def stated_names(cable: Cable) -> Iterator[Hit]:
    """The names of classifiers, again wherever a section repeats the head, and of signers."""
    for who in cable.classified_by:
        if who.name_span is None or not who.name_span.of(cable.text).strip():
            continue
        yield classifier(cable, who, who.name_span)
        written = who.name_span.of(cable.text)
        for section in cable.sections:
            if section.name == "classified_by" and section.part is Part.HEAD and not section.span.overlaps(who.span):
                at = cable.text.find(written, section.span.start, section.span.end)
                if at >= 0:
                    yield classifier(cable, who, Span(at, at + len(written)))
    yield from cited_names(cable)
    for signature in cable.signed_by:
        parts = tuple(word for word in split_text(signature.span.of(cable.text)).words if word)
        if parts:
            yield Hit(
                strip_suffix(parts)[-1:],
                signature.span,
                signature.span,
                name_of(signature.span.of(cable.text)),
                None,
                "signature",
            )


# Two names with a hyphen or a slash between, beside what the two exchanged: "TELCON BERGE-LIND", "Berge/Lind e-mail".
EXCHANGE = re.compile(
    r"\b(?:tele?cons?|phonecons?|e-?mails?|memcons?|conversations?|letters?|fax(?:es)?)\b", re.IGNORECASE
)
PAIR_BEHIND = re.compile(
    r"(?:\s+(?:between|of))?\s+([^\W\d_][\w'’]{2,20})\s?[-/–]\s?([^\W\d_][\w'’]{2,20})", re.IGNORECASE
)
PAIR_BEFORE = re.compile(r"\b([^\W\d_][\w'’]{2,20})\s?[-/–]\s?([^\W\d_][\w'’]{2,20})\s+\Z")
NEAR = 50


def cited_names(cable: Cable) -> Iterator[Hit]:
    """The two people of a cited telephone call, e-mail or talk.

    >>> from graphkit.model import Section, Source
    >>> text = "REF: A. OSLO 12 B. TELCON BERGE-LIND 29 MARCH C. EUR/RPM-Zaki e-mail"
    >>> cable = Cable("08OSLO1", Source("plain", ""), text, sections=(Section(Part.HEAD, "ref", Span(0, len(text))),))
    >>> [hit.norm for hit in cited_names(cable)]
    ['Berge', 'Lind', 'Zaki']
    """
    for section in cable.sections:
        if section.part is not Part.HEAD or section.name != "ref":
            continue
        for found in EXCHANGE.finditer(cable.text, section.span.start, section.span.end):
            pair = PAIR_BEHIND.match(cable.text, found.end(), section.span.end) or PAIR_BEFORE.search(
                cable.text, max(section.span.start, found.start() - NEAR), found.start()
            )
            for span in (Span(*pair.span(1)), Span(*pair.span(2))) if pair else ():
                word = span.of(cable.text)
                if is_family_name(word):
                    yield Hit((word,), span, span, name_of(word), None, "cited")


def is_family_name(word: str) -> bool:
    """Whether a word of a reference is no acronym, place or common word: ``LIND``, not ``EUR`` or ``OSLO``."""
    flag = split_text(word.capitalize()).flags[0]
    never = Is.PLACE | Is.NATION | Is.STOP | Is.TITLE | Is.FIELD | Is.ORGANIZATION | Is.HEAD
    symbol = word.isupper() and (word in organizations.acronyms() or word in organizations.bureaus() or len(word) < 4)
    return word[0].isupper() and not symbol and not flag & never and (not flag & Is.COMMON or bool(flag & Is.SURNAME))


def classifier(cable: Cable, who: ClassifiedBy, span: Span) -> Hit:
    """The hit of one place where a classifier is named; the role counts into ``full`` where it stands right before."""
    span, parts = without_title(cable.text, span)
    role = who.role_span
    full = span
    if role is not None and 0 <= span.start - role.end <= APART:
        full = Span(role.start, span.end)
    return Hit(strip_suffix(parts), span, full, name_of(span.of(cable.text)), role_title(who.role), "classified-by")


def without_title(text: str, span: Span) -> tuple[Span, tuple[str, ...]]:
    """The span of a name with a title that was read into its front left out, and its words.

    >>> without_title("Charge d'Affairs Ann Lind", Span(7, 25))
    (Span(start=17, end=25), ('Ann', 'Lind'))
    """
    read = split_text(span.of(text))
    first = 0
    while first + 1 < len(read.words) and (
        read.flags[first] & (Is.TITLE | Is.MODIFIER | Is.FIELD) or read.lower[first] in AFFAIRS
    ):
        if read.flags[first] & Is.GIVEN:
            break
        first += 1
    return (Span(span.start + read.starts[first], span.end) if first else span), tuple(read.words[first:])


AFFAIRS = frozenset({"d'affairs", "d'affaires", "d’affaires", "affaires", "affairs", "d", "a.i", "a/dcm"})


def strip_suffix(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without ``Jr`` or ``III``: ``("A", "Lind", "Jr") -> ("A", "Lind")``."""
    kept = tuple(part for part in parts if part.lower() not in ("jr", "sr", "ii", "iii", "iv"))
    return kept or parts


@lru_cache(maxsize=1024)  # most classifiers have one of a few roles
def role_title(role: str | None) -> Titled | None:
    """The title that a role as written begins with."""
    if not role:
        return None
    read = split_text(role if not role.isupper() or len(role) < 6 else role.title())
    return next(find_titles(read), None)
