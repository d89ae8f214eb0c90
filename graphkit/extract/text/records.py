"""Documents that are the record of one conversation: their title says so, a heading stands over their participants."""

import re
from functools import lru_cache
from itertools import pairwise

from graphkit.extract.text.kept import Same
from graphkit.model import Cable, Part, Section, Span

_RECORD = re.compile(
    r"\b(?:memorandum|memcon|minutes|notes|record|summary) of (?:an? )?"
    r"([^\n]{0,60}?)\b(?:conversation|discussion|meeting)\b",
    re.IGNORECASE,
)
# What else may record one: only a list of participants tells.
_FOR_THE_RECORD = re.compile(r"\bmemorandum (?:for|of) (?:the )?(?:files?|record)\b", re.IGNORECASE)
_LISTED = re.compile(
    r"\W{0,6}(?:list of )?(?:participants|participation|attendees|(?:those |members )?present)\W{0,6}", re.IGNORECASE
)


def head_of(cable: Cable, name: str) -> Span | None:
    """Where a part of a document's head stands, its title or dateline."""
    return next((one.span for one in cable.sections if one.part is Part.HEAD and one.name == name), None)


def recorded_as(cable: Cable) -> str | None:
    """What the title calls the conversation, "telephone" or "" as a rule; None where the document records none."""
    title = head_of(cable, "title")
    found = _RECORD.search(cable.text, title.start, title.end) if title is not None else None
    return found[1].strip().lower() if found else None


def recorded_list(cable: Cable) -> Section | None:
    r"""The paragraph of names under the heading "Participants" of a document that is the record of a conversation.

    >>> from graphkit.model import Source
    >>> text = "7. Memorandum of Conversation\n\nPARTICIPANTS\n\nMinister Brekke\nAmbassador Lind"
    >>> parts = (Section(Part.HEAD, "title", Span(0, 29)), Section(Part.HEADING, "heading", Span(31, 43)),
    ...          Section(Part.PARAGRAPH, "", Span(45, 76)))
    >>> document = Cable("frus/d7", Source("frus-tei", ""), text, sections=parts)
    >>> recorded_as(document), recorded_list(document).span.of(text)
    ('', 'Minister Brekke\nAmbassador Lind')
    """
    return _recorded_list(Same(cable))


@lru_cache(maxsize=2)  # asked again for each "the President" of a cable
def _recorded_list(key: Same[Cable]) -> Section | None:
    cable = key.it
    title = head_of(cable, "title")
    if recorded_as(cable) is None and (title is None or not _FOR_THE_RECORD.search(cable.text, title.start, title.end)):
        return None
    for heading, listed in pairwise(one for one in cable.sections if one.part is not Part.SPACE):
        apart = heading.part in (Part.HEADING, Part.PARAGRAPH) and listed.part is Part.PARAGRAPH
        if apart and _LISTED.fullmatch(cable.text, heading.span.start, heading.span.end):
            return listed
    return None
