"""Where the time of extraction goes: milliseconds of one core for each step, per 6,000 characters of cable.

Run: python benchmarks/extract.py [PATH ...] [--repeat N]
PATH is anything that `graphkit build` reads, ``data/sample`` if none is given. CPU time; of each cable the best of N
rounds. The last row is what a build does with a parsed cable, `extract_alone`, timed as a whole and not as a sum, and
beside it stands the goal. A round reads every cable before the next one begins: texts and titles are kept for two
cables at most, so none is found again; what is known of single words is kept, as it is in a build. Texts differ: one
that is all names and meetings takes twice as long as one of the same length that is not. The interpreter is named: one
compiled without profiles (pyenv's, by default) takes a fifth longer than Debian's of the same version.
"""

import argparse
import gc
import platform
import sys
import time
from collections import Counter
from pathlib import Path

from graphkit.extract import EXTRACTORS, learn
from graphkit.extract.alone import extract_alone
from graphkit.extract.base import EMPTY
from graphkit.extract.text.running import running_text
from graphkit.extract.text.words import read_words
from graphkit.extract.titles.titled import titles_of
from graphkit.model import Cable, Extraction, RawCable
from graphkit.parse import parse_cable
from graphkit.readers import read_cables

TYPICAL = 6_000  # characters of one cable
WHOLE = "all in a build"
GOAL = 250  # cables of typical size per second, on one core


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[Path("data/sample")])
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    cables = [parse_cable(raw)[0] for path in options.paths for raw in read_cables(path) if isinstance(raw, RawCable)]
    if len(cables) < 4:
        parser.error("expected at least four cables: of fewer, a round would find what the one before it kept")
    size = sum(len(cable.text) for cable in cables)
    for cable in cables:
        extract_alone(cable)  # the lexicons are read now
    gc.collect()
    gc.freeze()
    gc.disable()  # as a build does while it reads: what it makes has no cycles
    spent: Counter[str] = Counter()
    for read in (measure, whole):
        rounds = [[read(cable) for cable in cables] for _ in range(options.repeat)]
        for same in zip(*rounds, strict=True):
            spent.update({name: min(each[name] for each in same) for name in same[0]})
    print(f"{len(cables)} cables, {size / 1e6:.2f} million characters; ms per {TYPICAL:,} characters")
    print(f"{sys.executable}: Python {platform.python_version()} ({platform.python_compiler()})")
    for name, seconds in spent.items():
        goal = f"   goal: {1000 / GOAL:.2f}" if name == WHOLE else ""
        print(f"  {name:15} {seconds * 1000 * TYPICAL / size:6.2f}{goal}")
    speed = size / TYPICAL / spent[WHOLE]
    reached = "reached" if speed >= GOAL else f"{speed / GOAL:.0%} of it"
    print(f"{speed:,.0f} cables of {TYPICAL:,} characters/s; goal: {GOAL}, {reached}")
    print(f"{len(cables) / spent[WHOLE]:,.0f} of these cables/s, {size / len(cables):,.0f} characters each")


def whole(cable: Cable) -> dict[str, float]:
    """Seconds of all that a build does with one parsed cable."""
    begin = time.process_time()
    extract_alone(cable)
    return {WHOLE: time.process_time() - begin}


def measure(cable: Cable) -> dict[str, float]:
    """Seconds of each step with one cable; what the steps share has lines of its own, before them."""
    spent: dict[str, float] = {}
    at = time.process_time()

    def clock(name: str) -> None:
        nonlocal at
        spent[name] = time.process_time() - at
        at = time.process_time()

    text = running_text(cable)
    clock("running text")
    read_words(text)
    clock("words")
    titles_of(text)
    clock("titles")
    found = Extraction()
    for extractor in EXTRACTORS:
        found = extractor.find(cable, EMPTY, found)
        clock(extractor.name)
    learn(cable, found)
    clock("learn")
    return spent


if __name__ == "__main__":
    main()
