"""Hits, misses and extras, and the three figures made of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One disagreement: ``wrong`` is ``missed`` or ``extra``; ``text`` shows it in its context."""

    kind: str
    wrong: str
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one kind. ``recall_only`` says that nobody knows of extras: precision and F1 are then no figures.

    >>> score = Score(hits=9, missed=1, extra=0)
    >>> score.precision, score.recall, round(score.f1, 3)
    (1.0, 0.9, 0.947)
    >>> Score().f1 is None  # nothing to find and nothing found is no figure
    True
    """

    hits: int = 0
    missed: int = 0
    extra: int = 0
    findings: tuple[Finding, ...] = ()
    recall_only: bool = False

    @property
    def precision(self) -> float | None:
        """Hits among what was found."""
        if self.recall_only:
            return None
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else None

    @property
    def recall(self) -> float | None:
        """Hits among what there was to find."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two."""
        total = 2 * self.hits + self.missed + self.extra
        return 2 * self.hits / total if total and not self.recall_only else None

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.hits + other.hits,
            self.missed + other.missed,
            self.extra + other.extra,
            self.findings + other.findings,
            self.recall_only or other.recall_only,
        )


Scores = Mapping[str, Score]


def add(*many: Scores) -> dict[str, Score]:
    """Sum scores kind by kind.

    >>> add({"tags": Score(1, 0, 0)}, {"tags": Score(0, 1, 0)})["tags"].recall
    0.5
    """
    total: dict[str, Score] = {}
    for scores in many:
        for kind, score in scores.items():
            total[kind] = total.get(kind, Score()) + score
    return total


def compare_sets(kind: str, where: str, gold: Iterable[object], found: Iterable[object]) -> Score:
    """Score one set of comparable values against another; repeated values count once.

    >>> compare_sets("tags", "08X1", ["KTIP", "JA"], ["JA", "PGOV"])
    Score(hits=1, missed=1, extra=1, findings=(Finding(kind='tags', wrong='missed', where='08X1', text='KTIP'), Finding(kind='tags', wrong='extra', where='08X1', text='PGOV')), recall_only=False)
    """  # noqa: E501 (a doctest's output stands on one line)
    wanted, given = dict.fromkeys(gold), dict.fromkeys(found)
    missed = [value for value in wanted if value not in given]
    extra = [value for value in given if value not in wanted]
    findings = [Finding(kind, "missed", where, str(value)) for value in missed]
    findings += [Finding(kind, "extra", where, str(value)) for value in extra]
    return Score(len(wanted) - len(missed), len(missed), len(extra), tuple(findings))


def tabulate(scores: Scores) -> dict[str, dict[str, float | int | None]]:
    """Figures as plain data, rounded to four places, for printing and for recording."""

    def rounded(value: float | None) -> float | None:
        return None if value is None else round(value, 4)

    return {
        kind: {
            "precision": rounded(score.precision),
            "recall": rounded(score.recall),
            "f1": rounded(score.f1),
            "hits": score.hits,
            "missed": score.missed,
            "extra": score.extra,
        }
        for kind, score in scores.items()
    }
