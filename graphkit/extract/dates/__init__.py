"""Dates: beside a month (`find`), `figures` alone, days `relative` to others; `parts` puts a date together."""

from graphkit.extract.dates.find import EXTRACTOR

__all__ = ["EXTRACTOR"]
