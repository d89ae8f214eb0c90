"""The vocabulary that every room shares: frozen values that only read themselves. Imports nothing of ours.

Three coordinate rules hold everywhere:

* A cable's text is fixed by the reader and never rewritten; every `Span` points into it.
* ``norm``, ``name`` and ``value`` are cleaned for people and for joins; the words as written are
  ``span.of(cable.text)``.
* "Unknown" is ``None`` (or an empty tuple), never a guess; a guess that is useful carries the rule that made it.
"""

from graphkit.model.facts import (
    Evidence,
    Filters,
    Judgement,
    Link,
    Node,
    Outcome,
    Protect,
    Resolution,
    is_within,
)
from graphkit.model.found import (
    IN_PERSON,
    UNNAMED,
    Certainty,
    DateMention,
    Extraction,
    Meeting,
    MeetingKind,
    Mention,
    MentionKind,
    Organization,
    Participant,
    Person,
    Position,
    Realis,
)
from graphkit.model.telegram import (
    Address,
    AddressRole,
    Cable,
    ClassifiedBy,
    DateTimeGroup,
    Declassification,
    Issue,
    Origin,
    Part,
    Reference,
    ReferenceKind,
    Section,
    Signature,
    Tag,
    TagKind,
    Text,
    Where,
)
from graphkit.model.text import RawCable, Source, Span

__all__ = [
    "IN_PERSON",
    "UNNAMED",
    "Address",
    "AddressRole",
    "Cable",
    "Certainty",
    "ClassifiedBy",
    "DateMention",
    "DateTimeGroup",
    "Declassification",
    "Evidence",
    "Extraction",
    "Filters",
    "Issue",
    "Judgement",
    "Link",
    "Meeting",
    "MeetingKind",
    "Mention",
    "MentionKind",
    "Node",
    "Organization",
    "Origin",
    "Outcome",
    "Part",
    "Participant",
    "Person",
    "Position",
    "Protect",
    "RawCable",
    "Realis",
    "Reference",
    "ReferenceKind",
    "Resolution",
    "Section",
    "Signature",
    "Source",
    "Span",
    "Tag",
    "TagKind",
    "Text",
    "Where",
    "is_within",
]
