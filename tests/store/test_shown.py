"""Names that may not be shown are found however they are written."""

import pytest

from graphkit.mask import hidden_in


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("Ana Petrov", "Ana Petrov and petrov", "X and X"),
        ("Ana Petrov", "ANA\n   PETROV's", "X's"),
        ("Ana Petrov", "Petrova, Anapetrov", "Petrova, Anapetrov"),
        ("Ng", "Dr. Ng said, and NG; ng", "Dr. X said, and X; ng"),
        ("O'Hara-Lind", "o'hara-lind, O’HARA LIND", "X, X"),
        ("Pet-\n  rov", "Petrov, pet-\n  rov", "X, X"),
        ("(!)", "a (!) b", "a (!) b"),
    ],
)
def test_names(name: str, text: str, shown: str) -> None:
    assert hidden_in([name]).hide(text, by="X") == shown


def test_short_words_alone_are_not_hidden_everywhere() -> None:
    assert hidden_in(["Al Bo Petrov"]).forms == {("al", "bo", "petrov"), ("petrov",)}
