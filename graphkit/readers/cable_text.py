"""Bare cable text: the telegram and nothing else."""

from functools import partial

from graphkit.readers.base import Content, Reader
from graphkit.readers.texts import is_cable_text, nothing_given, read_texts


def is_bare(content: Content) -> bool:
    """Whether the text has the marks of a telegram; asked last."""
    return is_cable_text(content.text)


READER = Reader("cable-text", is_bare, partial(read_texts, "cable-text", nothing_given))
