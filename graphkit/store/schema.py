"""The columns of what one batch of input gave: the Parquet files of a part. ``docs/tables.md`` describes the corpus.

Every row carries ``row``, the number of its cable inside the part, so that all rows of a text that turns out to be a
duplicate can be left out later.
"""

import pyarrow as pa

FORMAT = 3
"""Rises when an older corpus can no longer be read: `graphkit.store.manifest` then says what to do."""

_TYPES = {
    "s": pa.string(),
    "i": pa.int32(),
    "b": pa.bool_(),
    "t": pa.timestamp("us"),
    "l": pa.list_(pa.string()),
}


def _schema(columns: str) -> pa.Schema:
    """``"id:s n:i"`` -> a schema; the letters are those of `_TYPES`."""
    return pa.schema([(name, _TYPES[kind]) for name, kind in (column.split(":") for column in columns.split())])


PART_TABLES: dict[str, pa.Schema] = {
    "cable": _schema(
        "row:i id:s kind:s layout:s path:s locator:s offset:i sha256:s sent:t date:s date_source:s classification:s "
        "captions:l subject:s subject_start:i subject_end:i origin:s origin_name:s origin_ri:s origin_start:i "
        "origin_end:i declassify_on:s summary_start:i summary_end:i chars:i chars_unread:i"
    ),
    "section": _schema("row:i cable:s n:i part:s name:s number:i marking:s start:i end:i"),
    "address": _schema(
        "row:i cable:s n:i role:s name:s post:s routing_indicator:s precedence:s message_number:s start:i end:i"
    ),
    "tag": _schema("row:i cable:s n:i tag:s kind:s country:s start:i end:i"),
    "reference": _schema(
        "row:i cable:s n:i kind:s label:s written:s target:s where:s year_rule:s caption:s previous:b start:i end:i"
    ),
    "classified": _schema(
        "row:i cable:s n:i name:s role:s reasons:l local:s start:i end:i name_start:i name_end:i "
        "role_start:i role_end:i"
    ),
    "signature": _schema("row:i cable:s n:i name:s local:s start:i end:i"),
    "person": _schema(
        "row:i cable:s local:s name:s side:s country:s organization:s positions:l protected:b redacted:b pseudonym:s"
    ),
    "position": _schema("row:i cable:s local:s title:s organization:s"),
    "organization": _schema("row:i cable:s local:s name:s kind:s country:s"),
    "mention": _schema("row:i cable:s n:i kind:s local:s norm:s title:s rule:s start:i end:i full_start:i full_end:i"),
    "protected": _schema("row:i cable:s start:i end:i words:s"),
    "date_mention": _schema("row:i cable:s n:i value:s precision:s source:s weekday_conflict:b start:i end:i"),
    "meeting": _schema(
        "row:i cable:s id:s kind:s realis:s certainty:s rule:s date:s date_precision:s date_source:s "
        "weekday_conflict:b place:s occasion:s acts_on:s cameo:s plover:s"
    ),
    "meeting_evidence": _schema("row:i cable:s meeting:s n:i start:i end:i"),
    "participant": _schema("row:i cable:s meeting:s n:i local:s name:s role:s side:s on_behalf_of:s"),
    "issue": _schema("row:i cable:s stage:s code:s path:s message:s start:i end:i"),
    "text": _schema("row:i text:s given:s"),
    "taught": _schema("row:i cable:s surname:s place:s weight:i"),
    "lone": _schema("row:i cable:s word:s post:s country:s"),
    "again": _schema("row:i cable:s part:s of:i reading:s"),
}
