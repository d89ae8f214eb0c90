"""The telegram's grammar: `RawCable` in, `Cable` and `Issue` out; each head field also readable alone."""

from graphkit.parse.addresses import parse_addressees
from graphkit.parse.cable import parse_cable
from graphkit.parse.classified_by import parse_classified_by
from graphkit.parse.declassification import parse_declassification
from graphkit.parse.dtg import parse_dtg
from graphkit.parse.fields import parse_signature, parse_subject, parse_tags
from graphkit.parse.ids import canonical_id
from graphkit.parse.pointers import parse_body_references
from graphkit.parse.references import parse_references
from graphkit.parse.sections import stitched
from graphkit.parse.summary import parse_summary

__all__ = [
    "canonical_id",
    "parse_addressees",
    "parse_body_references",
    "parse_cable",
    "parse_classified_by",
    "parse_declassification",
    "parse_dtg",
    "parse_references",
    "parse_signature",
    "parse_subject",
    "parse_summary",
    "parse_tags",
    "stitched",
]
