"""Two people and a day in every frame in which cables say that they were in contact. All names are invented."""

from pathlib import Path

import pytest

from tests.extract.meetings.test_rules import AMB, POLOFF, read

FRAMES = [
    line
    for line in Path(__file__).with_name("frames.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
OTHERS = ("Foreign Minister Bandele", "Oke Bandele")
OURS = {"the Ambassador": AMB, "Poloff": POLOFF}


@pytest.mark.parametrize("frame", FRAMES)
def test_both_and_the_day_are_found(frame: str) -> None:
    for other in OTHERS:
        for words, ours in OURS.items():
            text = frame.format(A=other, B=words, D="May 3")
            meetings = [one for one in read(text[0].upper() + text[1:]) if one.realis == "actual"]
            people = [{part.ref for part in one.participants} for one in meetings]
            both = [ours in some and any(ref.endswith("bandele") for ref in some) for some in people]
            assert any(both), text
            assert "{D}" not in frame or "2009-05-03" in [one.date for one in meetings], text


def test_there_are_many_frames() -> None:
    assert len(FRAMES) > 200
