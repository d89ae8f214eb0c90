"""Whether a verb is told of those who do it or of those who receive it."""

from graphkit.extract.meetings.grammar import POSSESSIVE, Items, is_boundary, is_verb, low, people_words


def is_reduced(items: Items, at: int) -> bool:
    """Whether a participle is passive without "was": "A, interviewed at home by B,", "Asked by B whether"."""
    if not low(items, at).endswith("ed") or (at and low(items, at - 1) not in (",", "as", "when")):
        return False
    as_told = low(items, at - 1) == "as" and low(items, at + 1) == "to"  # "as described to us by A"
    for n in range(at + 1, min(at + 8, len(items))):
        if low(items, n) == "by":
            return True
        if items[n].slot is not None and items[n].low not in POSSESSIVE and not as_told:
            return False
        if low(items, n) in (",", ";", ":", "that", '"') or is_verb(items[n]):
            return False
    return False


def is_passive(items: Items, at: int) -> bool:
    """Whether the verb is told of those who receive it: "was told", "were hosted"."""
    if low(items, at + 1) == "by" and low(items, at - 1) in ("and", "or", ","):
        return any(items[n].low in ("was", "were", "been") for n in range(max(0, at - 20), at))
    before = [items[n].low for n in range(max(0, at - 2), at)]
    if low(items, at - 1) == "to":
        return False  # "had been to see A"
    return (
        any(word in ("was", "were", "been", "being", "is", "are") for word in before) and low(items, at) not in _ACTIVE
    )


_ACTIVE = frozenset({"meeting", "speaking", "talking"})  # "was talking to A"


def is_done_to(items: Items, at: int) -> bool:
    """Whether a participle describes a thing that another verb takes: "appreciated the plan proposed to A"."""
    n = at - 1
    while n > 0 and items[n].low.isalpha() and items[n].slot is None and items[n].low not in _ARTICLES:
        acts = is_verb(items[n]) and low(items, n - 1) not in _ARTICLES
        if acts or is_boundary(items[n]) or items[n].low in people_words():
            return False
        n -= 1
    governed = is_verb(items[n - 1]) or items[n - 1].low.endswith("ing") if n else False
    return items[n].low in _ARTICLES and at - n > 1 and governed and low(items, at).endswith("ed")


_ARTICLES = frozenset({"a", "an", "the", "his", "her", "their", "our", "its"})
