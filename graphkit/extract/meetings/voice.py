"""Whether a verb is told of those who do it or of those who receive it."""

from graphkit.extract.meetings.grammar import POSSESSIVE, Items, is_verb, low


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
    return any(word in ("was", "were", "been", "being", "is", "are") for word in before) and low(items, at) != "meeting"
