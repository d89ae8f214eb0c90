"""Two people and a day in every frame in which cables tell of contacts, and of what was none; all invented."""

from pathlib import Path

import pytest

from graphkit.model import Meeting
from tests.extract.meetings.test_rules import AMB, POLOFF, read

FIRST = ("Foreign Minister Bandele", "Oke Bandele")
OURS = {"the Ambassador": AMB, "Poloff": POLOFF}
SECOND = ("President Zaki", "Omar Zaki")


def frames(name: str) -> list[str]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def told(frame: str, **words: str) -> list[Meeting]:
    """What is found to have taken place."""
    text = frame.format(**words)
    return [one for one in read(text[0].upper() + text[1:]) if one.realis == "actual"]


def between(meetings: list[Meeting], *ends: str) -> list[Meeting]:
    """Those in which all take part whose references end so."""
    return [one for one in meetings if all(any(part.ref.endswith(end) for part in one.participants) for end in ends)]


@pytest.mark.parametrize("frame", frames("frames.txt"))
@pytest.mark.parametrize("other", FIRST)
@pytest.mark.parametrize("words", OURS)
def test_one_of_ours_and_somebody_on_a_day(frame: str, other: str, words: str) -> None:
    found = between(told(frame, A=other, B=words, D="May 3"), "bandele", OURS[words])
    assert found
    assert "{D}" not in frame or "2009-05-03" in [one.date for one in found]


@pytest.mark.parametrize("frame", frames("frames_between_others.txt"))
@pytest.mark.parametrize(("first", "second"), list(zip(FIRST, SECOND, strict=True)))
def test_two_others_on_a_day(frame: str, first: str, second: str) -> None:
    found = between(told(frame, A=first, C=second, D="May 3"), "bandele", "zaki")
    assert "2009-05-03" in [one.date for one in found]


@pytest.mark.parametrize("frame", frames("frames_never.txt"))
@pytest.mark.parametrize(("first", "second"), list(zip(FIRST, SECOND, strict=True)))
def test_what_is_planned_refused_or_supposed_did_not_take_place(frame: str, first: str, second: str) -> None:
    assert not between(told(frame, A=first, C=second, D="August 3"), "bandele", "zaki")


def test_there_are_many_frames() -> None:
    assert [len(frames(name)) > 40 for name in ("frames.txt", "frames_between_others.txt", "frames_never.txt")] == [
        True
    ] * 3
