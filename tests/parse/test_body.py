"""The running text: the sequence decides about paragraph numbers; headings and page headers are no paragraphs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.model import Part, RawCable, Section, Source
from graphkit.parse import parse_cable
from graphkit.parse.body import LONGEST_SIGN, SIGN
from graphkit.parse.classification import read_classification
from graphkit.parse.container import ATTRIBUTES
from graphkit.parse.headings import _cut_by_lines, cut_headings
from graphkit.parse.markers import is_marker
from graphkit.parse.outline import outline
from graphkit.parse.pages import is_page

HEAD = "SUBJECT: FISH\n\nREF: LIMA 12\n\n"


def _paragraphs(body: str) -> list[tuple[int | None, str | None]]:
    return [
        (section.number, section.marking) for section in outline(HEAD + body).sections if section.part is Part.PARAGRAPH
    ]


def _named(body: str, part: Part) -> list[str]:
    text = HEAD + body
    return [section.span.of(text) for section in outline(text).sections if section.part is part]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. (C) A fish.\n\n2. (U) Two fish.", [(1, "C"), (2, "U")]),
        ("¶1. (S/NF) A fish.\n\n¶2. (SBU) Two fish.", [(1, "S/NF"), (2, "SBU")]),
        ("[¶1.](#) (C) A fish.\n\n[¶2.](#) (C) Two fish.", [(1, "C"), (2, "C")]),
        ("\ufffd1. (C) A fish.\n\n\ufffd2. (C) Two.", [(1, "C"), (2, "C")]),
        ("\\ufffd1. (C) A fish.\n\n\\ufffd2. (C) Two.", [(1, "C"), (2, "C")]),
        ("11. (C) A.\n\n- 12. (C) Two.\n- 13. (C) C.\n\n¶4. (C) D.", [(1, "C"), (2, "C"), (3, "C"), (4, "C")]),
        ("\n\n".join(f"{n}. (C) A fish." for n in range(1, 13)), [(n, "C") for n in range(1, 13)]),
        ("(C) 1. A fish.\n\n(U) 2. Two.", [(1, "C"), (2, "U")]),
        ("1) (C) A fish.\n\n2) (C) Two.", [(1, "C"), (2, "C")]),
        ("1. A FISH.\n\n2. TWO.", [(1, None), (2, None)]),
        ("1. (C) Three points:\n1. one\n2. two\n3. three\n\n2. (C) More.", [(1, "C"), (2, "C")]),
        ("1. (C) They met on May\n¶17. He left.\n\n2. (C) More.", [(1, "C"), (2, "C")]),
        ("1. (C) They met in September, [¶17.](#) He left.\n\n2. (C) More.", [(1, "C"), (2, "C")]),
        ("1. THEY MET IN MARCH\n\n2. MORE.", [(1, None), (2, None)]),
        ("1. (C) A fish.\n\n2.5 percent came.\n\n2. (C) More.", [(1, "C"), (2, "C")]),
        ("(C) One lone paragraph without a number.", [(None, "C")]),
        ("1. (C//REL ISAF) A fish.\n\n3. (C) A gap.", [(1, "C//REL ISAF"), (3, "C")]),
    ],
)  # fmt: skip
def test_the_running_sequence_numbers_the_paragraphs(body: str, expected: list[tuple[int | None, str | None]]) -> None:
    assert _paragraphs(body) == expected


@pytest.mark.parametrize(
    ("between", "heading"),
    [
        ("Of Fish\n-------", "Of Fish\n-------"),
        ("-------\nOF FISH\n-------", "-------\nOF FISH\n-------"),
        ("## Of Fish", "## Of Fish"),
        ("A lone title", "A lone title"),
        ("Is It Fish?\n---- ----", "Is It Fish?\n---- ----"),
    ],
)
def test_a_heading_belongs_to_no_paragraph(between: str, heading: str) -> None:
    body = f"1. (C) A fish came.\n\n{between}\n\n2. (C) More."
    assert _named(body, Part.HEADING) == [heading]
    assert _named(body, Part.PARAGRAPH) == ["1. (C) A fish came.", "2. (C) More."]


def test_names_between_two_headings_belong_to_neither() -> None:
    there = "1. (C) Participants:\nU.S.\n----\nAnn Lind\nNorway\n------\nOlav Berge\nPer Roe"
    body = f"{there}\nOf Herring\n----------\n2. (C) More."
    assert _named(body, Part.HEADING) == ["Of Herring\n----------"]


def test_a_heading_without_blank_lines_around_it() -> None:
    body = "1. (C) A fish came and went.\nOther Fish Still in the Sea\n2. (C) More."
    assert _named(body, Part.HEADING) == ["Other Fish Still in the Sea"]


@pytest.mark.parametrize(
    ("end", "heading"),
    [
        ("the fish of\nthe coast came in.", "Of Boats\n--------"),
        ("the fish of\nthe coast came in the U.S.", "Of Boats\n--------"),
        ("the fish of\nthe coast,", "The Sea,\nThe Shore\n---------"),
        ("the fish of\nthe coast came in.", "OF BOATS"),
    ],
)
def test_the_end_of_a_paragraph_belongs_to_no_heading_right_below_it(end: str, heading: str) -> None:
    talk = "They spoke at great length of many a thing, and at the end they spoke of"
    body = f"1. (C) {talk} {end}\n{heading}\n\n2. (C) More."
    assert _named(body, Part.HEADING) == [heading]


def test_a_page_header_lies_on_the_paragraph_that_it_cuts() -> None:
    body = "1. (C) A fish and\n\nLIMA 00000012  002 OF 003\n\nits chips came.\n\n2. (C) More."
    assert _named(body, Part.PAGE) == ["LIMA 00000012  002 OF 003"]
    assert _named(body, Part.PARAGRAPH)[0].endswith("its chips came.")


def test_an_old_page_header_with_its_classification_lines() -> None:
    body = "1. A FISH AND\n\nCONFIDENTIAL\nCONFIDENTIAL\n\nPAGE 02   LIMA  00123  182333Z\n\nIT.\n\n2. MORE."
    assert len(_named(body, Part.PAGE)) == 3
    assert _paragraphs(body) == [(1, None), (2, None)]


def test_a_repeated_head_gives_no_fact_twice() -> None:
    head = (
        "O 141200Z MAR 09\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n"
        "C O N F I D E N T I A L SECTION 01 OF 02 LIMA 000012\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL, PE\n"
        "SUBJECT: FISH\n\nREF: ROME 1\n\nClassified By: DCM Ann Poe for reasons 1.4 (b).\n\n"
    )
    repeated = head[head.index("C O N F") :].replace("SECTION 01", "SECTION 02")
    text = f"{head}1. (C) A fish and\n\n{repeated}its chips came.\n\n2. (C) More.\nPOE"
    cable, issues = parse_cable(RawCable(Source("cable-text", "x"), text))
    assert issues == ()
    assert (len(cable.tags), len(cable.references), len(cable.classified_by), cable.captions) == (2, 1, 1, ("SIPDIS",))
    assert [section.number for section in cable.paragraphs] == [1, 2]
    assert cable.paragraphs[0].span.of(text).endswith("its chips came.")


def test_blocks_lie_on_paragraphs() -> None:
    text = HEAD + "1. (C) SUMMARY: Fish. END SUMMARY.\n\n2. (C) More. (NOTE: Less. END NOTE.)\n\n3. (C) COMMENT: Ours."
    cable, _ = parse_cable(RawCable(Source("cable-text", "x"), text))
    blocks = [(section.name, section.span.of(text)) for section in cable.sections if section.part is Part.BLOCK]
    assert blocks == [
        ("summary", "SUMMARY: Fish. END SUMMARY."),
        ("note", "(NOTE: Less. END NOTE.)"),
        ("comment", "COMMENT: Ours."),
    ]


def test_archive_attributes_are_container() -> None:
    text = HEAD + "1. FISH CAME.\nPOE\n\nMessage Attributes\n\nFrom: LIMA\nTAGS: EFIS\n"
    cable, _ = parse_cable(RawCable(Source("aad-text", "x"), text))
    (attributes,) = [section for section in cable.sections if section.part is Part.CONTAINER]
    assert attributes.span.of(text).startswith("Message Attributes")
    assert [signature.name for signature in cable.signed_by] == ["POE"]
    assert isinstance(cable.sections[0], Section)


@pytest.mark.parametrize(
    "end",
    [
        "\n\nPage 2 of 2",
        "\n\n\nLIMITED OFFICIAL USE\n\nNNN",
        "\nSECRET\n\nPage 1/1\n\x0c",
        "\n\nC O N F I D E N T I A L",
        "\nLIMA 00000012  002 OF 002",
    ],
)
def test_what_stands_behind_the_signature_signs_nothing(end: str) -> None:
    text = HEAD + "1. (C) Fish came.\n\n2. (C) More.\n\nPOE" + end
    cable, issues = parse_cable(RawCable(Source("x", "x"), text, {"id": "08LIMA1"}))
    assert issues == ()
    assert [signature.name for signature in cable.signed_by] == ["POE"]
    assert cable.paragraphs[-1].span.of(text) == "2. (C) More."


def test_the_foot_of_a_page_before_the_signature() -> None:
    text = HEAD + "1. (C) Fish came.\n\nPage 1 of 2\n\x0c\nPOE\n"
    assert [signature.name for signature in parse_cable(RawCable(Source("x", "x"), text))[0].signed_by] == ["POE"]
    assert _named("1. (C) Fish came.\n\nPage 1 of 2\n\x0c\nPOE\n", Part.PAGE) == ["Page 1 of 2"]


@pytest.mark.parametrize("line", ["SECTION 02 OF 02 LIMA 000118", "- S E C R E T SECTION 02 OF 02 LIMA 000118"])
def test_a_section_line_is_no_running_text(line: str) -> None:
    assert _named(f"1. (C) Fish and\n\n{line}\n\nchips.\n\n2. (C) More.", Part.PAGE) == [line]


def test_a_lone_sentence_in_capitals_is_text_though_it_says_for() -> None:
    text = "KING RECEIVED AMBASSADOR LIND JUNE 2 FOR NINETY MINUTES."
    cable, _ = parse_cable(RawCable(Source("cable-text", "x"), text))
    assert [section.part for section in cable.sections] == [Part.PARAGRAPH]


PIECES = (
    *(
        "C",
        "O",
        "N",
        "F",
        "I",
        "D",
        "S",
        "E",
        "R",
        "T",
        "U",
        "L",
        "A",
        "P",
        "CONFID",
        "SECRET",
        "UNCLAS",
        "TOP",
        "ECRET",
    ),
    *(
        "TOKYO",
        "TOKYO 000012",
        "TOKYO 00000012",
        "  002 OF 003",
        " 002.1 OF 003",
        "PAGE",
        "PAGE 02",
        "Page 2 of 3",
        "page",
    ),
    *(
        "SECTION",
        "SECTION 01 OF 02",
        "FINAL SECTION OF 02",
        "FINAL ",
        "PARA ",
        "PARA 2.",
        "Message Attributes",
        "of",
        "OF",
    ),
    *(
        "LIMITED OFFICIAL USE",
        "02",
        "000012",
        "1",
        "12",
        ".",
        ")",
        "]",
        "(C)",
        "(",
        "[",
        "¶",
        "-",
        "*",
        "# ",
        "##",
        "•",
    ),
    *("\ufffd", "\\ufffd", "&para;", "x", "/", "'", "\t", "\xa0", " ", " ", "  "),
)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join))
@settings(max_examples=1000)
def test_no_line_that_is_more_than_prose_is_passed_over(line: str) -> None:
    words = line.strip()
    level = words[:1].isupper() and len(words) <= LONGEST_SIGN and words[:24].upper() == words[:24]
    if (
        is_marker(words)
        or is_page(words)
        or ATTRIBUTES.match(words)
        or (level and words[0] in "CSUTLE" and read_classification(words))
    ):
        assert SIGN.search("\n" + line), words


ENDS = (
    *(
        "\n",
        "\n",
        "\n\n",
        " \n",
        "\n \n",
        "\t",
        " ",
        "1. Fish came.",
        "and went.",
        "said so;",
        "of",
        "x",
        "A.",
        "...",
        "--- .",
    ),
    *(
        "Of Fish",
        "of fish",
        "OF FISH:",
        "(C) Of Fish",
        "* Of Fish *",
        "# Of Fish",
        "- Of Fish",
        "Fish, and more of them,",
    ),
    *("---", "-------", "=====", "- - -", "*****", "## ##", "Of Fish " * 9, "Of Fish " * 13, "Fish! ", 'so."', "so.)"),
)


@given(st.lists(st.sampled_from(ENDS), max_size=14).map("".join))
@settings(max_examples=1000)
def test_headings_that_are_seen_at_once_are_those_that_the_lines_tell(words: str) -> None:
    text, start = f"xx\n1. {words}", 3
    stop = start + len(text[start:].rstrip())
    last = text[max(text.rfind("\n", start, stop) + 1, start) : stop].strip()
    found = cut_headings(text, start, len(text))
    if found[1] or not last:
        assert found == _cut_by_lines(text, start, stop)
