"""How fast telegrams are read: cables per second of CPU time on one core, best and median of several runs.

Each text is read anew in every run: nothing that an earlier run found out about it is kept. The texts are invented;
`python benchmarks/parse.py FOLDER` measures the cables of a corpus of one's own, in whatever layout it has them.
"""

import gc
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from graphkit.model import RawCable, Source
from graphkit.parse import (
    parse_addressees,
    parse_cable,
    parse_classified_by,
    parse_references,
    parse_signature,
    parse_subject,
    parse_summary,
    parse_tags,
)
from graphkit.parse.classification import read_captions, read_classification
from graphkit.parse.classified_by import read_classifiers, read_reasons
from graphkit.parse.declassification import opening_day
from graphkit.parse.fields import fields_by_name
from graphkit.parse.lines import in_capitals, plain
from graphkit.parse.outline import outline, outline_head
from graphkit.readers import read_cables

RUNS = 7
CABLES = 300
GOALS = {"eight header facts": 4500, "full parse": 1500}  # cables/s of 6 kB on one core
PROSE = """The official told Poloff over lunch that the cod quota of
{n} tons would be discussed again before the season opens,
and that nobody in the Ministry of Fisheries had settled it.
FISHCO had asked for more, he said, and the EU for less; the
boats that lie in the harbor would leave as soon as the ice
lets them, whatever the committee may decide in the meantime
or WWF may say of it.
"""
HEAD = """VZCZCXRO{n:04d}
OO RUEHAA RUEHBB RUEHCC
DE RUEHKO #{n:04d}/01 0731200
ZNY CCCCC ZZH
O 141200Z MAR 09
FM AMEMBASSY TOKYO
TO RUEHC/SECSTATE WASHDC IMMEDIATE {m}
INFO RUEHBK/AMEMBASSY BANGKOK PRIORITY {m}
RUEHJA/AMEMBASSY JAKARTA PRIORITY {m}
RUEHML/AMEMBASSY MANILA PRIORITY {m}
RUEHUL/AMEMBASSY SEOUL PRIORITY {m}
RUEHOK/AMCONSUL OSAKA KOBE PRIORITY {m}
C O N F I D E N T I A L SECTION 01 OF 02 TOKYO {n:06d}

SIPDIS

STATE FOR EAP/J AND OES

E.O. 12958: DECL: 03/{day:02d}/2019
TAGS: EFIS PREL SENV PGOV JA
SUBJECT: COD QUOTAS AND THE SEASON: TALKS NUMBER {n} ON WHAT IS
TO BE LANDED WHERE

REF: A. STATE {m}
B. 08 OSLO {n} (NOTAL)

Classified By: {classifier} for reasons 1.4 (b) and (d).

1. (C) SUMMARY: {prose}He left it open (ref B). END SUMMARY.

"""
OFFICES = ("DCM", "Ambassador", "Deputy Chief of Mission", "Political Counselor", "Charge d'Affaires")
INITIALS = "ABCDEF"  # with the offices thirty who classify, as a few posts have
HEADINGS = {2: "Of Boats\n--------\n\n", 4: "Of Ice\n------\n\n", 7: "Comment\n-------\n\n"}


def invent(number: int) -> str:
    """A telegram of about 6 kB.

    It has what half of the published cables of this length have: 6 addressees, 5 tags, 7 paragraphs under 3 headings,
    lines of 60 characters, some 20 numbers in its text; and 2 references where half of them have none.
    """
    prose = PROSE.format(n=number)
    paragraphs = "".join(
        f"{HEADINGS.get(n, '')}{n}. (C) {prose}{prose}{'Septel follows' if n % 3 else 'See OSLO 123'}.\n\n"
        for n in range(2, 8)
    )
    who = f"{OFFICES[number % 5]} Ann {INITIALS[number % 6]}. Poe"
    return (
        HEAD.format(n=number, m=4000 + number, prose=prose, day=1 + number % 28, classifier=who)
        + paragraphs.rstrip()
        + "\nPOE\n"
    )


def forget() -> None:
    """Drop what is remembered of the last texts."""
    outline.cache_clear()
    outline_head.cache_clear()
    fields_by_name.cache_clear()
    plain.cache_clear()
    in_capitals.cache_clear()
    read_classification.cache_clear()
    read_captions.cache_clear()
    read_reasons.cache_clear()
    read_classifiers.cache_clear()
    opening_day.cache_clear()


def header_facts(text: str) -> None:
    """Subject, tags, references, to, info, classified-by, signature, summary."""
    parse_subject(text)
    parse_tags(text)
    parse_references(text, year=2009, cable_id="09TOKYO12")
    parse_addressees(text)
    parse_classified_by(text)
    parse_signature(text)
    parse_summary(text)


def whole(text: str) -> None:
    """Everything that the parse room reads."""
    parse_cable(RawCable(Source("cable-text", "bench"), text))


def texts_of(folder: Path) -> list[str]:
    """The telegrams of a corpus, without what their containers have around them."""
    return [raw.text for raw in read_cables(folder) if isinstance(raw, RawCable)]


def measure(read: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """CPU seconds of each run over all texts."""
    runs = []
    for _ in range(RUNS):
        forget()
        begin = time.process_time()
        for text in texts:
            read(text)
        runs.append(time.process_time() - begin)
    return runs


def main(folder: str | None = None) -> None:
    """Print the table."""
    texts = texts_of(Path(folder)) if folder else [invent(number) for number in range(1, CABLES + 1)]
    raw = [text.encode("utf-8") for text in texts]
    gc.collect()
    gc.freeze()  # the collector need not walk the lexicons and the texts again and again
    gc.disable()  # as a build does while it reads: what it makes has no cycles
    size = sum(map(len, raw)) / len(raw)
    print(f"{len(texts)} cables of {size / 1000:.1f} kB on average, {RUNS} runs, CPU time, one core\n")
    print(f"{'what':<24}{'best cables/s':>15}{'median cables/s':>17}{'goal':>8}{'µs/cable':>10}{'MB/s':>8}")
    readings: dict[str, Callable[[str], object]] = {
        "read the bytes": lambda text: text.encode("utf-8").decode("utf-8"),
        "split into lines": lambda text: text.split("\n"),
        "eight header facts": header_facts,
        "full parse": whole,
    }
    for name, read in readings.items():
        runs = measure(read, texts)
        best, middle = len(texts) / min(runs), len(texts) / median(runs)
        goal = f"{GOALS[name]:,}" if name in GOALS else ""
        print(f"{name:<24}{best:>15,.0f}{middle:>17,.0f}{goal:>8}{1e6 / best:>10.1f}{best * size / 1e6:>8.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
