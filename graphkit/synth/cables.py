"""One invented cable after the other, in the order of time, each with the truth that was planted in it."""

import random
import textwrap
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import Any

from graphkit.lexicon.synth import pieces
from graphkit.synth.world import STATIONS, Official, officials

FIRST_DAY = datetime(2000, 1, 3, 0, 1)
DAYS = 3650
BODY_PARAGRAPHS = 11
MEMORY = 400  # how many of a station's cables can still be answered

Meeting = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SynthCable:
    """An invented cable: what stands in it, and what a reader has to find there."""

    id: str
    number: int
    sent: datetime
    station: str
    header: str
    body: str
    subject: str
    tags: tuple[str, ...]
    cites: tuple[str, ...]
    absent: tuple[str, ...]  # those of ``cites`` that no file holds
    people: tuple[str, ...]
    meetings: tuple[Meeting, ...]


@dataclass(slots=True)
class _Station:
    """A station's running series: the one thing that has to be remembered between cables."""

    key: str
    name: str
    indicator: str
    people: tuple[Official, ...]
    year: int = 0
    serial: int = 0
    recent: deque[tuple[int, int]] = field(default_factory=lambda: deque(maxlen=MEMORY))
    skipped: deque[tuple[int, int]] = field(default_factory=lambda: deque(maxlen=40))

    def next(self, year: int, draw: random.Random) -> int:
        if year != self.year:
            self.year, self.serial = year, 0
        self.serial += 1
        if draw.random() < 0.1:  # a number that was sent and is not held
            self.skipped.append((year, self.serial))
            self.serial += 1
        self.recent.append((year, self.serial))
        return self.serial


def generate(count: int, seed: int = 1) -> Iterator[SynthCable]:
    """``count`` cables over ten years; the same seed gives the same cables.

    >>> first, second = list(generate(50, 7)), list(generate(50, 7))
    >>> first == second and len({cable.id for cable in first})
    50
    """
    world = officials(seed)
    stations = [_Station(*station, world[station[0]]) for station in STATIONS]
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(stations))))
    step = timedelta(days=DAYS) / max(count, 1)
    for number in range(count):
        draw = random.Random(f"{seed}:{number}")  # noqa: S311 (a corpus, no secret)
        station = draw.choices(stations, cum_weights=weights)[0]
        yield _cable(draw, number, (FIRST_DAY + number * step).replace(second=0, microsecond=0), station, stations)


def _cable(draw: random.Random, number: int, sent: datetime, station: _Station, stations: list[_Station]) -> SynthCable:
    kit = pieces()
    cites = _choose_citations(draw, station, stations)
    serial = station.next(sent.year, draw)
    topic = draw.randrange(len(kit["subjects"]))
    tags = tuple(draw.sample(kit["tags"], 3))
    meetings, sentences = _meetings(draw, sent, station, kit["topics"][topic])
    people = [who for meeting in meetings for who in meeting["people"]]
    cable_id = f"{sent:%y}{station.key}{serial}"
    return SynthCable(
        cable_id,
        number,
        sent,
        station.key,
        _header(draw, sent, station, serial, stations),
        _body(draw, sent, station, serial, kit["subjects"][topic], tags, cites, sentences),
        kit["subjects"][topic],
        tags,
        tuple(_id(cited.key, year, cited_serial) for cited, year, cited_serial, _ in cites),
        tuple(_id(cited.key, year, cited_serial) for cited, year, cited_serial, held in cites if not held),
        tuple(people),
        tuple(meetings),
    )


def _id(key: str, year: int, serial: int) -> str:
    return f"{year % 100:02}{key}{serial}"


Citation = tuple[_Station, int, int, bool]


def _choose_citations(draw: random.Random, station: _Station, stations: list[_Station]) -> list[Citation]:
    chosen: dict[tuple[str, int, int], Citation] = {}
    for _ in range(draw.choices((0, 1, 2, 3), (3, 4, 2, 1))[0]):
        cited = station if draw.random() < 0.5 else draw.choice(stations[:6])
        absent = draw.random() < 0.15
        pool = cited.skipped if absent else cited.recent
        if pool:
            year, serial = pool[-1 - min(int(draw.expovariate(0.1)), len(pool) - 1)]
            chosen[cited.key, year, serial] = (cited, year, serial, not absent)
    return list(chosen.values())


def _meetings(draw: random.Random, sent: datetime, station: _Station, topic: str) -> tuple[list[Meeting], list[str]]:
    kit = pieces()
    found, sentences = [], []
    for official in draw.sample(station.people[1:], draw.choices((0, 1, 2), (4, 4, 2))[0]):
        kind = draw.choice(tuple(kit["meetings"]))
        day = sent - timedelta(days=draw.randint(1, 9))
        if day.year != sent.year:
            day = sent
        words = f"{day:%B} {day.day}"
        sentences.append(kit["meetings"][kind].format(who=official.full, day=words, topic=topic))
        found.append({"kind": kind, "date": f"{day:%Y-%m-%d}", "people": [official.name]})
    if draw.random() < 0.2:
        taken = {name for meeting in found for name in meeting["people"]}
        official = draw.choice([one for one in station.people[1:20] if one.name not in taken])
        kind = draw.choice(tuple(kit["other"]))
        sentences.append(kit["other"][kind].format(who=official.full, topic=topic))
    return found, sentences


def _header(draw: random.Random, sent: datetime, station: _Station, serial: int, stations: list[_Station]) -> str:
    to = stations[0] if station.key != "STATE" else draw.choice(stations[1:])
    info = draw.sample([one for one in stations[1:] if one not in (to, station)], draw.randint(0, 4))
    lines = [
        f"VZCZCXYZ{draw.randint(0, 9999):04}",
        "RR RUEHWEB",
        f"DE {station.indicator} #{serial:04} {sent:%j%H%M}",
        "ZNY CCCCC ZZH",
        f"R {sent:%d%H%M}Z {sent:%b %y}".upper(),
        f"FM {station.name}",
        f"TO {to.indicator}/{to.name} PRIORITY {draw.randint(1, 9999):04}",
    ]
    lines += [
        f"{'INFO ' if first else ''}{one.indicator}/{one.name} {draw.randint(1, 9999):04}"
        for first, one in zip([True, *[False] * len(info)], info, strict=False)
    ]
    return "\n".join(lines)


def _body(
    draw: random.Random,
    sent: datetime,
    station: _Station,
    serial: int,
    subject: str,
    tags: tuple[str, ...],
    cites: list[Citation],
    sentences: list[str],
) -> str:
    head = [
        f"C O N F I D E N T I A L {station.key} {serial:06}",
        "SIPDIS",
        "",
        f"E.O. 12958: DECL: {sent:%m/%d}/{sent.year + 10}",
        f"TAGS: {', '.join(tags)}",
        f"SUBJECT: {subject}",
        *_ref_lines(sent, cites),
        "",
        f"Classified By: DCM {station.people[0].name} for reasons 1.4 (b) and (d).",
        "",
    ]
    places = sorted(draw.choices(range(BODY_PARAGRAPHS), k=len(sentences)))
    filler = pieces()["filler"]["sentences"]
    paragraphs = []
    for number in range(BODY_PARAGRAPHS):
        words = draw.sample(filler, 6)
        words[1:1] = [sentence for place, sentence in zip(places, sentences, strict=True) if place == number]
        paragraphs.append(f"{number + 1}. (C) {chr(10).join(map(_wrapped, words))}")
    return "\n".join(head) + "\n" + "\n\n".join(paragraphs) + "\nZZINVENTED\n"


@lru_cache(maxsize=4096)
def _wrapped(sentence: str) -> str:
    """A sentence broken into lines as teletype had them."""
    return textwrap.fill(sentence, 62)


def _ref_lines(sent: datetime, cites: list[Citation]) -> list[str]:
    """The REF lines; a year is written where it is not the citing cable's own."""
    lines = []
    for place, (cited, year, serial, _) in enumerate(cites):
        written = f"{cited.key} {serial}" if year == sent.year else f"{year % 100:02} {cited.key} {serial}"
        label = f"{chr(65 + place)}. " if len(cites) > 1 else ""
        lines.append(f"{'REF: ' if place == 0 else '     '}{label}{written}")
    return lines
