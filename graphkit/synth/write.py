"""Invented cables as a ``cables.csv``, with their planted truth beside it."""

import json
import random
from collections.abc import Callable
from pathlib import Path

from graphkit.synth.cables import SynthCable, generate

DUPLICATES = 0.01  # share of rows written twice
DAMAGED = 0.002  # share of rows followed by a broken one, which must become an issue and nothing else


def write_corpus(folder: Path, count: int, seed: int = 1, tick: Callable[[int], None] = lambda _: None) -> None:
    """Write ``cables.csv`` (rows as in Cablegate) and ``truth.jsonl`` (one object a cable) into ``folder``.

    ``truth.jsonl`` lies outside the folder of texts: ``folder/cables/cables.csv``, ``folder/truth.jsonl``. A cable's
    truth has ``id``, ``sent``, ``subject``, ``tags``, ``cites``, ``absent``, ``people``, ``meetings``, ``copies``
    (rows that hold it) and ``broken`` (broken rows after it). ``tick`` hears of each cable written.
    """
    (folder / "cables").mkdir(parents=True, exist_ok=True)
    chance = random.Random(f"damage:{seed}")  # noqa: S311 (a corpus, no secret)
    with (
        (folder / "cables" / "cables.csv").open("w", encoding="utf-8", newline="") as rows,
        (folder / "truth.jsonl").open("w", encoding="utf-8") as truth,
    ):
        for cable in generate(count, seed):
            copies = 2 if chance.random() < DUPLICATES else 1
            broken = int(chance.random() < DAMAGED)
            rows.write(_row(cable) * copies)
            rows.write(f'"{cable.number}","broken row"\n' * broken)
            truth.write(json.dumps(_truth(cable, copies, broken), ensure_ascii=False) + "\n")
            tick(cable.number + 1)


def _row(cable: SynthCable) -> str:
    sent = cable.sent
    created = f"{sent.month}/{sent.day}/{sent.year} {sent.hour}:{sent.minute:02}"
    origin = "Secretary of State" if cable.station == "STATE" else f"Embassy {cable.station.title()}"
    columns = [str(cable.number + 1), created, cable.id, origin, "CONFIDENTIAL", "|".join(cable.cites)]
    columns += [cable.header, cable.body]
    return ",".join('"' + column.replace("\\", "\\\\").replace('"', '\\"') + '"' for column in columns) + "\n"


def _truth(cable: SynthCable, copies: int, broken: int) -> dict[str, object]:
    return {
        "id": cable.id,
        "sent": f"{cable.sent:%Y-%m-%dT%H:%M:%SZ}",
        "subject": cable.subject,
        "tags": cable.tags,
        "cites": cable.cites,
        "absent": cable.absent,
        "people": cable.people,
        "meetings": cable.meetings,
        "copies": copies,
        "broken": broken,
    }
