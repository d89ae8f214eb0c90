"""Where the time of extraction goes: milliseconds of one core for each extractor, per 6,000 characters of cable.

Run: python benchmarks/extract.py [PATH ...] [--repeat N]
PATH is anything that `graphkit build` reads, ``data/sample`` if none is given. CPU time, best of N rounds.
"""

import argparse
import time
from collections import Counter
from pathlib import Path

from graphkit.extract import EXTRACTORS, Known, learn
from graphkit.extract.running import Same, _running_text
from graphkit.extract.titled import find_titles, titles_of
from graphkit.extract.words import _read_words, split_text
from graphkit.model import Cable, Extraction, RawCable
from graphkit.parse import parse_cable
from graphkit.readers import read_cables

TYPICAL = 6_000  # characters of one cable


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[Path("data/sample")])
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    cables = [parse_cable(raw)[0] for path in options.paths for raw in read_cables(path) if isinstance(raw, RawCable)]
    size = sum(len(cable.text) for cable in cables)
    facts: Counter[tuple[str, str]] = Counter()
    for cable in cables:
        facts.update(learn(cable))
    rounds = [measure(cables, Known.of(facts.items())) for _ in range(options.repeat)]
    best = {name: min(each[name] for each in rounds) for name in rounds[0]}
    print(f"{len(cables)} cables, {size / 1e6:.2f} million characters; ms per {TYPICAL} characters")
    for name, seconds in best.items():
        print(f"  {name:15} {seconds * 1000 * TYPICAL / size:6.2f}")
    total = sum(seconds for name, seconds in best.items() if not name.startswith(("(", "learn")))
    print(f"  {'extract':15} {total * 1000 * TYPICAL / size:6.2f}  = {size / TYPICAL / total:,.0f} cables/s")


def measure(cables: list[Cable], known: Known) -> dict[str, float]:
    """Seconds by extractor over all cables; names in brackets are parts of the first extractor's time."""
    spent: Counter[str] = Counter()

    def clock(name: str, since: float) -> float:
        now = time.process_time()
        spent[name] += now - since
        return time.process_time()

    for cable in cables:
        at = time.process_time()
        text = _running_text.__wrapped__(Same(cable))
        at = clock("(running text)", at)
        read = split_text(text)
        at = clock("(words)", at)
        list(find_titles(read))
        at = clock("(titles)", at)
        learn(cable)
        at = clock("learn", at)
        for cached in (_running_text, _read_words, titles_of):
            cached.cache_clear()
        at = time.process_time()
        found = Extraction()
        for extractor in EXTRACTORS:
            found = extractor.find(cable, known, found)
            at = clock(extractor.name, at)
    return dict(spent)


if __name__ == "__main__":
    main()
