"""Titles: a head from the lexicon and what grows around it (`titled`), what stands behind it (`scopes`).

`misspelt` mends the spelling of a head, `owners` tells whose office it is.
"""
