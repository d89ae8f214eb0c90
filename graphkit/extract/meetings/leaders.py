"""Those whom the words before a verb mean: who leads a group, "the latter"."""

from graphkit.extract.meetings.grammar import LED, Items, low, opening
from graphkit.extract.meetings.partners import is_person


def leaders(items: Items, verb: int, floor: int) -> tuple[int, ...]:
    """Those who lead the ones before a verb: "an EU troika, led by A, delivered"."""
    start = opening(items)
    if start >= floor and (low(items, start), low(items, start + 1)) == ("led", "by") and verb - start < 24:
        return _led_first(items, start + 2, verb)
    if low(items, verb - 1) not in (",", "-", "–", "—"):
        return ()
    for n in range(verb - 2, max(floor, verb - 24), -1):
        if low(items, n) == "of" and low(items, n - 1) in ("comprised", "composed", "consisting"):
            return tuple(m for m in range(n + 1, verb - 1) if is_person(items, m))
    for n in range(verb - 2, max(floor, verb - 14), -1):
        if low(items, n) == "by":
            led = low(items, n - 1) in LED
            return tuple(m for m in range(n + 1, verb - 1) if is_person(items, m)) if led else ()
        if low(items, n) in (",", ";", ":", "that"):
            return ()
    return ()


def _led_first(items: Items, at: int, verb: int) -> tuple[int, ...]:
    """For "Led by A, the delegation met": A, where a group and nobody else stands before the verb."""
    comma = next((n for n in range(at, verb) if low(items, n) == ","), None)
    if comma is None or any(items[n].slot is not None for n in range(comma, verb)):
        return ()
    return tuple(m for m in range(at, comma) if is_person(items, m))


def latter(items: Items, at: int) -> tuple[int, ...]:
    """The one named last before "the latter": "took A to see B and the latter asked"; nobody for another word."""
    if low(items, at) != "latter" or low(items, at - 1) != "the":
        return ()
    return next(((n,) for n in range(at - 2, -1, -1) if is_person(items, n) and not items[n].low), ())
