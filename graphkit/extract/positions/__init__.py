"""Positions: titles without a name (`roles`), where they are (`posted`), who holds them (`holders`, `presidents`)."""

from graphkit.extract.positions.find import EXTRACTOR

__all__ = ["EXTRACTOR"]
