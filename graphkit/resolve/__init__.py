"""Corpus-wide decisions on tables: references, series of numbers, people, positions; then nodes and links."""
