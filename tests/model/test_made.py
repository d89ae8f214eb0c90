"""Classes that are quickly made keep what `dataclass` gave them."""

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from graphkit.model import Mention, MentionKind, Part, Section, Span
from graphkit.model.made import quickly_made

MENTION = Mention(MentionKind.PERSON, "person:lind", Span(3, 7), "Lind", "title-name", full=Span(0, 7))


def test_values_are_compared_hashed_copied_and_sent_as_before() -> None:
    twin = Mention(MentionKind.PERSON, "person:lind", Span(3, 7), "Lind", "title-name", Span(0, 7))
    assert twin == MENTION
    assert hash(twin) == hash(MENTION)
    assert pickle.loads(pickle.dumps(MENTION)) == MENTION
    assert replace(MENTION, title="Ambassador").title == "Ambassador"
    assert MENTION.title is None
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]


def test_values_refuse_changes_and_wrong_arguments() -> None:
    with pytest.raises(FrozenInstanceError):
        MENTION.norm = "Berge"  # type: ignore[misc]  # what is tested
    with pytest.raises(TypeError, match="span"):
        Section(Part.PAGE, "page")  # type: ignore[call-arg]  # what is tested
    with pytest.raises(ValueError, match="expected 0 <= start <= end"):
        Span(8, 3)


def test_fields_that_are_made_anew_each_time_are_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Crew:
        names: list[str] = field(default_factory=list)

    with pytest.raises(TypeError, match=r"Crew\.names"):
        quickly_made(Crew)
