"""Cue words searched in one pass: the text as the lexicons compare it, and where their words stand in it."""


def fold(text: str) -> str:
    """Lower case with every character in its place, so that spans hold in both.

    >>> fold("İzmir Met"), len("İ".lower())
    ('izmir met', 2)
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := char.lower()) == 1 else small[0] for char in text)
