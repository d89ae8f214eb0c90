"""TAGS and what they mean."""

from graphkit.model import TagKind

GEO = {"JA": "JP", "CH": "CN"}


def find_tag(tag: str) -> tuple[TagKind, str | None]:
    """The kind of a tag, and the country of a geographic one."""
    if len(tag) == 2:
        return TagKind.GEO, GEO.get(tag)
    if len(tag) == 4:
        return (TagKind.PROGRAM if tag[0] == "K" else TagKind.SUBJECT), None
    return TagKind.ORGANIZATION, None
