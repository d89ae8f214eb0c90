"""Positions: titles without a name, where they are held, and who holds them.

`roles` are such titles, `telegraphic` those without an article; `posted` says where, `holders` and `presidents` whose.
"""

from graphkit.extract.positions.find import EXTRACTOR

__all__ = ["EXTRACTOR"]
