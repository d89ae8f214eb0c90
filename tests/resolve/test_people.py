"""Who is who: joined where the setting says so, else left to a curator, whose word is obeyed."""

import random

import pytest

from graphkit.resolve.names import agree, split_name
from graphkit.resolve.people import Verdict, best_name, resolve_people
from graphkit.resolve.profiles import Seen


def us(cable: str, name: str, post: str = "post:oslo", day: int = 100, **more: object) -> Seen:
    return Seen((cable, name), name, "US", "US", post, day=day, **more)  # type: ignore[arg-type]


def of(cable: str, name: str, country: str | None, post: str = "post:oslo", day: int = 100, **more: object) -> Seen:
    return Seen((cable, name), name, "foreign", country, post, day=day, **more)  # type: ignore[arg-type]


CROWD = [
    Seen((f"99X{n}", "x"), f"{name} Varga", place=f"post:{n}") for n, name in enumerate(("Ana", "Bela", "Cy", "Dee"))
]
"""So many bear the name that it is not rare."""


def ids(*seen: Seen) -> list[str]:
    people = resolve_people([*seen, *CROWD])
    return [people.entity[one.key] for one in seen]


def joined(*seen: Seen) -> bool:
    return len(set(ids(*seen))) == 1


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (us("08O1", "J. P. Varga"), us("08O2", "Janos Varga", day=300), True),
        (us("08O1", "J. P. Varga"), us("08O2", "Ilona Varga"), False),
        (of("08O1", "Ilona Varga", "XU"), of("08O2", "ILONA VARGA", "XU", "post:rome"), True),
        (of("08O1", "Ilona Varga", "XU"), us("08O2", "Ilona Varga"), False),
        (of("08O1", "Ilona Varga", "XU", day=0), of("08O2", "Ilona Varga", "XU", day=60 * 365), False),
        (of("08O1", "Ilona Varga", None), of("08O2", "Ilona Varga", None, "post:rome"), False),
        (us("08O1", "Janos Varga Jr."), us("08O2", "Janos Varga Sr."), False),
        (us("08O1", "Janos Varga", "post:rome"), us("08O1", "J. Varga", "post:rome"), False),  # told apart in one cable
        (of("08O1", "Ilona Varga", "XU"), of("08O2", "Varga", "XU"), True),
        (of("08O1", "Ilona Varga", "XU", day=0), of("08O2", "Varga", "XU", day=30 * 365), False),
    ],
)
def test_pairs(left: Seen, right: Seen, *, same: bool) -> None:
    assert joined(left, right) is same
    assert joined(right, left) is same


def test_a_surname_between_two_bearers_is_nobodys() -> None:
    found = ids(of("08O1", "Ilona Varga", "XU"), of("08O2", "Karel Varga", "XU"), of("08O3", "Varga", "XU"))
    assert len(set(found)) == 3


def test_undecided_pairs_come_with_their_reasons() -> None:
    people = resolve_people([of("08O1", "Ilona Varga", None), of("08O2", "Ilona Varga", None, "post:rome"), *CROWD])
    (pair,) = [pair for pair in people.pairs if pair.fit.score >= 0.5]
    assert pair.fit.agreed == ("full name", "time")


def test_namesakes_are_numbered_in_the_order_of_appearance() -> None:
    early, late = of("98O1", "Ilona Varga", "XU", day=1), of("68O1", "Ilona Varga", "XU", day=50 * 365)
    assert ids(late, early) == ["person:ilona-varga-2", "person:ilona-varga"]


def test_a_person_goes_by_the_fullest_name() -> None:
    assert set(ids(us("08O1", "J. P. Varga"), us("08O2", "Janos Varga"), us("08O3", "VARGA"))) == {"person:janos-varga"}


def test_judgements_are_obeyed_transitive_and_kept_apart() -> None:
    seen = [of(f"08O{n}", "Ilona Varga", None, f"post:p{n}") for n in range(4)]
    keys = [one.key for one in seen]
    said = [Verdict(keys[0], keys[1], "same"), Verdict(keys[1], keys[2], "same")]
    entity = resolve_people([*seen, *CROWD], said).entity
    assert entity[keys[0]] == entity[keys[1]] == entity[keys[2]] != entity[keys[3]]
    clash = [Verdict(keys[0], keys[2], "different"), *said]
    people = resolve_people([*seen, *CROWD], clash)
    assert people.entity[keys[0]] != people.entity[keys[2]]
    assert people.refused == (said[1],)


def test_what_was_joined_by_rule_a_curator_can_part() -> None:
    seen = [us("08O1", "Janos Varga"), us("08O2", "Janos Varga"), us("08O3", "Janos Varga")]
    people = resolve_people(seen, [Verdict(seen[0].key, seen[1].key, "different")])
    assert people.entity[seen[0].key] != people.entity[seen[1].key]
    assert people.entity[seen[0].key] == people.entity[seen[2].key]
    assert not any({pair.left, pair.right} == {seen[0].key, seen[1].key} for pair in people.pairs)


def test_the_order_of_sightings_does_not_matter() -> None:
    names = ("J. Varga", "Janos Varga", "Varga", "Ilona Varga", "JANOS P. VARGA")
    seen = [us(f"08O{n}", names[n % 5], f"post:{n % 3}", day=n * 97) for n in range(40)]
    expected = resolve_people(seen).entity
    for shuffle in range(5):
        random.Random(shuffle).shuffle(seen)
        assert resolve_people(seen).entity == expected


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [
        ("j p", "janos", "compatible"),
        ("thordis", "tordis", "compatible"),
        ("ana", "ada", None),
        ("ana maria", "maria", "compatible"),
        ("jacinto arbelo", "arbela", "compatible"),
        ("jacinto arbelo", "orbeli", None),
        ("ana", "ana", "same"),
        ("a", "a", "compatible"),
    ],
)
def test_given_names(left: str, right: str, how: str | None) -> None:
    assert agree(tuple(left.split()), tuple(right.split())) == how
    assert agree(tuple(right.split()), tuple(left.split())) == how


def test_names_are_split_whatever_they_are() -> None:
    for name in ("", "...", "Ng", "O'Hara", "VARGA, Ilona", "Ilona Varga, Jr.", "x" * 500):
        assert isinstance(split_name(name).surname, str)


def test_capitals_are_softened() -> None:
    assert best_name(["ILONA VARGA", "VARGA"]) == "Ilona Varga"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (us("08O1", "Bill Varga"), us("08O2", "William P. Varga", day=300), True),  # a short form of the name
        (us("08O1", "Bill Varga"), us("08O2", "W. P. Varga", day=300), True),
        (us("08O1", "Bill Varga"), us("08O2", "Walter Varga", day=300), False),
        (of("08O1", "Mohamed Varga", "XU"), of("08O2", "Muhammad Varga", "XU", day=300), True),
        (of("08O1", "Jacinto Arbel Varga", "XU"), of("08O2", "Jacinto Arbel", "XU", day=300), True),  # two surnames
        (of("08O1", "Jacinto Arbel Varga", "XU"), of("08O2", "Jacinto Arbel", "YU", "post:rome"), False),
        (of("08O1", "Thanet Arbelin", "XU"), of("08O1", "Thanet", "XU"), True),  # called by the first name
        (us("08O1", "Thanet Arbelin"), us("08O2", "Thanet"), False),  # no American is
        (of("74O1", "Varga", "XU", day=0), of("08O2", "Ilona Varga", "XU", day=30 * 365), False),
    ],
)
def test_names_in_other_forms(left: Seen, right: Seen, *, same: bool) -> None:
    assert joined(left, right) is same
    assert joined(right, left) is same


def test_the_surname_alone_is_the_one_of_whom_all_write() -> None:
    often = [of(f"08O{n}", "Ilona Varga", "XU", day=n) for n in range(8)]
    found = ids(*often, of("08O90", "Karel Varga", "XU"), of("08O91", "Varga", "XU"))
    assert found[-1] == found[0] != found[-2]


def test_another_rank_is_another_where_somebody_else_fits() -> None:
    colonel = of("08O1", "Bela Arbelin", "XU", titles=("colonel",), threads=("08O1", "08O3"))
    other = of("08O2", "Jacinto Arbelin", "XU")
    general = of("08O3", "Arbelin", "XU", titles=("general",), threads=("08O3",))
    assert [one == ids(colonel, other, general)[2] for one in ids(colonel, other, general)] == [False, True, True]
    assert joined(colonel, general), "ranks are written loosely"


def test_who_stand_side_by_side_in_one_cable_are_told_apart_there() -> None:
    left = of("08O1", "Bela Arbelin", "XU", threads=("08O1",))
    right = of("08O2", "Jacinto Arbelin", "XU", threads=("08O2",), titles=("secretary",))
    found = ids(left, right, of("08O1", "Arbelin", "XU", threads=("08O1",), titles=("secretary",)))
    assert found[2] == found[1]


def test_letters_of_a_list_are_no_initials() -> None:
    alone = [of(f"08O{n}", "Arbelin", "XU", day=n) for n in range(8)]
    assert len(set(ids(*alone, of("08O90", "A. Arbelin", "XU"), of("08O91", "B. Arbelin", "XU")))) == 1
    assert len(set(ids(of("08O90", "A. Arbelin", "XU"), of("08O91", "B. Arbelin", "XU")))) == 2


def test_another_office_elsewhere_under_a_common_name_is_another() -> None:
    left = of("08O1", "Ilona Varga", "XU", titles=("engineer",))
    assert not joined(left, of("08O2", "Ilona Varga", None, "post:rome", titles=("judge",)))


def test_who_is_remembered_was_not_there_meanwhile() -> None:
    old = [of("74O1", "Ilona Varga", "XU", day=0), of("08O1", "Ilona Varga", "XU", day=30 * 365)]
    found = ids(*old, of("90O1", "Varga", "XU", day=15 * 365))
    assert found[2] not in found[:2]
