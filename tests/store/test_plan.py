"""What is read in one go."""

from dataclasses import dataclass
from pathlib import Path

from graphkit.store.plan import plan_batches


@dataclass(frozen=True)
class Refused:
    """A piece whose file nobody may open: a pipe would be waited for without end."""

    problem: str
    path: str = "pipe"
    size: int = 0
    start: int = 0
    end: None = None

    @property
    def file(self) -> Path:
        raise AssertionError("opened")


def test_what_cannot_be_read_is_not_opened_and_is_looked_at_again_when_the_reason_is_another() -> None:
    _, (batch,) = plan_batches([Refused("special")], {}, 100)
    seen = dict(batch.inputs)
    assert plan_batches([Refused("special")], seen, 100) == ([], [])
    changed, (again,) = plan_batches([Refused("missing")], seen, 100)
    assert (changed, again.key != batch.key) == (["pipe"], True)
