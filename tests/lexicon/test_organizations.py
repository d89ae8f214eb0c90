"""The list of organizations is sound: ids, kinds and spellings."""

from graphkit.lexicon.organizations import heads, listed, spellings
from graphkit.lexicon.places import places, read_rows

KINDS = {*heads().values(), "armed_group", "government", "international"}


def test_the_list_is_sound() -> None:
    rows = read_rows("organizations.csv")
    assert len(rows) > 2000
    assert len({row["key"] for row in rows}) == len(rows)
    for row in rows:
        area = row["key"].partition("/")[0]
        assert row["country"] == ("" if area == "int" else area.upper()), row
        assert area == "int" or area.upper() in {*places().names, "EH"}, row
        assert row["kind"] in KINDS, row
        assert row["name"] == row["name"].strip() != "", row


def test_no_spelling_is_lost_and_none_is_small() -> None:
    for name, entry in listed():
        found = spellings()[name]
        assert entry.key in {found.key, *(rival.key for rival in found.rivals)}, name
        assert any(letter.isupper() for letter in name), name
