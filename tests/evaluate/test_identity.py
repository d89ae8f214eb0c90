"""B-cubed by hand-counted examples."""

import pytest

from graphkit.evaluate import b_cubed, match_mentions


@pytest.mark.parametrize(
    ("gold", "found", "precision", "recall"),
    [
        ("aab", "xxy", 1.0, 1.0),
        ("aab", "xxx", (2 / 3 + 2 / 3 + 1 / 3) / 3, 1.0),
        ("aab", "xyz", 1.0, (1 / 2 + 1 / 2 + 1) / 3),
        ("", "", 1.0, 1.0),
    ],
)
def test_figures(gold: str, found: str, precision: float, recall: float) -> None:
    score = b_cubed(dict(enumerate(gold)), dict(enumerate(found)))
    assert (score.mentions, score.precision, score.recall) == (
        len(gold),
        pytest.approx(precision),
        pytest.approx(recall),
    )


def test_what_went_wrong_is_told_worst_first() -> None:
    score = b_cubed(dict(enumerate("aaabbc")), dict(enumerate("xxyyyz")))
    assert score.joined == (("y", {"b": 2, "a": 1}),)
    assert score.parted == (("a", {"x": 2, "y": 1}),)


def test_mentions_that_only_one_side_has_do_not_count() -> None:
    gold, found = match_mentions([("c", 0, 4, "g"), ("c", 9, 12, "h"), ("d", 0, 4, "g")], [("c", 2, 8, "e")])
    assert (gold, found) == ({("c", 0): "g"}, {("c", 0): "e"})
