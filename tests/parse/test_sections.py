"""Sections that came as several texts become one cable; whole cables and copies are left alone."""

from graphkit.model import Issue, RawCable, Source
from graphkit.parse import parse_cable
from graphkit.parse.sections import NEAR, stitched


def _section(number: int, of: int = 3, serial: int = 12, path: str = "", behind: str = "") -> RawCable:
    text = (
        f"VZCZCXRO00{number:02}\nDE RUEHKO #{serial:04}/{number:02} 0731200\nR 141200Z MAR 09\nFM AMEMBASSY TOKYO\n"
        f"TO RUEHC/SECSTATE WASHDC\nC O N F I D E N T I A L SECTION {number:02} OF {of:02} TOKYO {serial:06}\n\n"
        f"E.O. 12958: DECL: 03/14/2019\nTAGS: EFIS\nSUBJECT: FISH\n\n{number}. (C) Fish {number} came.\n{behind}"
    )
    return RawCable(Source("cable-text", path or f"{number}.txt"), text)


def _split(found: list[RawCable | Issue]) -> tuple[list[RawCable], list[Issue]]:
    return [one for one in found if isinstance(one, RawCable)], [one for one in found if isinstance(one, Issue)]


def test_sections_become_one_cable_with_all_paragraphs() -> None:
    raws, issues = _split(list(stitched([_section(3, behind="POE\n"), _section(1), _section(2)])))
    (cable, unread) = parse_cable(raws[0])
    assert len(raws) == 1
    assert (cable.id, [section.number for section in cable.paragraphs]) == ("09TOKYO12", [1, 2, 3])
    assert [signature.name for signature in cable.signed_by] == ["POE"]
    assert cable.text.count("VZCZC") == 1
    assert unread == ()
    assert [(issue.code, issue.where) for issue in issues] == [("joined", "1.txt")]
    assert "2.txt; 3.txt" in issues[0].message


def test_a_missing_section_is_said() -> None:
    raws, issues = _split(list(stitched([_section(1), _section(3)])))
    assert len(raws) == 1
    assert issues[0].message.endswith("1 of them not found")


def test_a_whole_cable_and_a_lone_section_stay_as_they_are() -> None:
    whole = _section(
        1, behind="TOKYO 00000012  002 OF 003\n\n2. (C) More.\nTOKYO 00000012  003 OF 003\n\n3. (C) End.\n"
    )
    other = _section(2, serial=13)
    assert list(stitched([whole, other])) == [whole, other]


def test_a_copy_of_a_section_is_not_joined_twice() -> None:
    one, two, copy = _section(1), _section(2), _section(2, path="copy.txt")
    raws, _ = _split(list(stitched([one, two, copy])))
    assert [raw.source.path for raw in raws] == ["1.txt", "copy.txt"]


def test_everything_keeps_its_place() -> None:
    issue = Issue("read", "empty", "x", "nothing in it")
    plain = RawCable(Source("cable-text", "p.txt"), "R 141200Z MAR 09\nFM AMEMBASSY TOKYO\nUNCLAS TOKYO 000012\n")
    lone = _section(2, serial=13)
    found = list(stitched([issue, _section(2), lone, plain, _section(1)]))
    assert found[0] == issue
    assert [getattr(one, "code", None) for one in found[1:3]] == [None, "joined"]
    assert found[3:] == [lone, plain]


def test_few_texts_are_kept_waiting() -> None:
    given = iter([_section(1, serial=n) for n in range(1, 2 * NEAR)])
    next(stitched(given))
    assert len(list(given)) == NEAR - 1
