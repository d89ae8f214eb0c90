"""Seconds for cables that protect many people: finding the names, rows of them, words and offsets without them.

Invented names; twice the names should take twice the time. Run: ``python benchmarks/masking.py``
"""

import random
import time
from collections.abc import Callable
from typing import Any

from graphkit.extract import extract
from graphkit.mask import hidden_in, mask_text
from graphkit.model import Cable, Source
from graphkit.store.rows import cable_rows

SIZES = (1_000, 2_000, 4_000)


def main() -> None:
    """Print one line for each number of protected people."""
    print("people     extract  rows     hide     offsets")
    for people in SIZES:
        print(f"{people:<9}", *(f"{one:8.3f}" for one in seconds_of(invented(people))))


def seconds_of(cable: Cable) -> tuple[float, ...]:
    """Seconds of each step for one cable."""
    found, finding = timed(lambda: extract(cable))
    said = [span.of(cable.text) for span in found.protected]
    masked = mask_text(cable.text, found.protected)
    return (
        finding,
        timed(lambda: cable_rows(0, cable, found, []))[1],
        timed(lambda: hidden_in(said).hide(cable.text))[1],
        timed(lambda: [masked.at(at) for at in range(0, len(cable.text), 10)])[1],
    )


def invented(people: int) -> Cable:
    """A cable in which so many people are protected."""
    draw = random.Random(people)
    names = (f"{word(draw)} {word(draw)}" for _ in range(people))
    return Cable("08OSLO1", Source("plain", ""), " ".join(f"Editor {one} (protect) spoke to Poloff." for one in names))


def word(draw: random.Random) -> str:
    """A name that nobody bears."""
    return "".join(draw.choice("bcdfglmnprstvz") + draw.choice("aeiou") for _ in range(4)).capitalize()


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What the work gives, and its seconds."""
    start = time.perf_counter()
    return work(), time.perf_counter() - start


if __name__ == "__main__":
    main()
