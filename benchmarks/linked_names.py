"""Recall of linked names in FRUS telegrams: how many of the editors' persName links the engine finds.

Run: python benchmarks/linked_names.py VOLUME.xml [--upper] [--all] [--misses N]
Only mentions in running text count (paragraphs, subject, signature): names in heads and notes are markup, not text.
"""

import argparse
import json
import random
import time
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from pathlib import Path

from graphkit.extract import Known, extract, learn, learn_listed
from graphkit.model import Cable, Part, RawCable, Span
from graphkit.parse import parse_cable
from graphkit.readers import read_cables

RUNNING = {Part.PARAGRAPH, Part.SIGNATURE}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("volume", type=Path)
    parser.add_argument("--upper", action="store_true", help="upper-case the text first")
    parser.add_argument("--all", action="store_true", help="all documents, not only telegrams")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--extra", type=int, default=0)
    options = parser.parse_args()
    pairs = [(raw, without_notes(raw, cable)) for raw, cable in cables(options.volume, upper=options.upper)]
    facts: Counter[tuple[str, str]] = Counter()
    started = time.process_time()
    for raw, cable in pairs:
        facts.update(learn(cable))
        facts |= learn_listed(raw.given)
    if not options.all:
        pairs = [(raw, cable) for raw, cable in pairs if "elegram" in raw.given.get("title", "")]
    known = Known.of(facts.items())
    learned = time.process_time()
    wanted = found = 0
    misses: list[str] = []
    extra: list[str] = []
    for raw, cable in pairs:
        got = extract(cable, known)
        mine = sorted((m.full or m.span) for p in got.people for m in p.mentions)
        gold = [(item["start"], item["end"]) for item in json.loads(raw.given.get("persons", "[]"))]
        for start, end in gold:
            if end > int(raw.given.get("notes_start", len(raw.text))):
                continue
            if not any(s.span.start <= start and end <= s.span.end for s in cable.sections if s.part in RUNNING):
                continue
            wanted += 1
            if any(span.start < end and start < span.end for span in mine):
                found += 1
            else:
                misses.append(f"{cable.id} {around(cable.text, start, end)}")
        starts = [start for start, _ in gold]
        for p in got.people:
            for m in p.mentions:
                at = bisect_right(starts, (m.full or m.span).end) - 1
                if at < 0 or gold[at][1] <= (m.full or m.span).start:
                    extra.append(
                        f"{cable.id} {m.rule:18} {m.title or '-':20} {around(cable.text, m.span.start, m.span.end)}"
                    )
    took = time.process_time() - learned
    recall = found / max(wanted, 1)
    print(f"{options.volume.stem}: {len(pairs)} documents, {found} of {wanted} linked mentions, recall {recall:.3f}")
    print(f"learn {learned - started:.2f} s, extract {took:.2f} s, {sum(len(c.text) for _, c in pairs) / 1e6:.2f} MB")
    show("MISS", misses, options.misses)
    show("EXTRA", extra, options.extra)


def show(label: str, lines: list[str], count: int) -> None:
    """A sample of lines, the same at every run."""
    for line in random.Random(1).sample(lines, min(count, len(lines))):
        print(label, line)


def around(text: str, start: int, end: int) -> str:
    """The words with a little of what stands around them."""
    return f"{text[max(0, start - 40) : start]!r} >{text[start:end]!r}< {text[end : end + 25]!r}"


def cables(path: Path, *, upper: bool) -> list[tuple[RawCable, Cable]]:
    """The documents of a volume, parsed."""
    result = []
    for raw in read_cables(path):
        if not isinstance(raw, RawCable):
            continue
        cable, _ = parse_cable(raw)
        if upper:
            text = "".join(c.upper() if len(c.upper()) == 1 else c for c in cable.text)
            cable = replace(cable, text=text)
        result.append((raw, cable))
    return result


def without_notes(raw: RawCable, cable: Cable) -> Cable:
    """The document with its footnotes marked as such, should the parser not have done it."""
    notes = int(raw.given.get("notes_start", len(raw.text)))
    kept = tuple(s for s in cable.sections if s.span.end <= notes)
    cut = tuple(replace(s, span=Span(s.span.start, notes)) for s in cable.sections if s.span.start < notes < s.span.end)
    return replace(cable, sections=kept + cut)


if __name__ == "__main__":
    main()
