"""The running text of a cable, as everybody in this room reads it.

`running` is its paragraphs alone, with capitals brought down (`shouted`, `truecase`); `sentences` and `lines` cut it;
`words` is the one pass that all share, `tries` finds entries of several words, `runs` neighbours that belong together,
`kept` remembers what was asked of single words.
"""
