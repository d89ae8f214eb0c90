"""Sentence spans: the abbreviations of the genre, markers, page headers, bounded length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.extract.text.sentences import LONGEST, split_sentences, text_regions
from graphkit.model import Cable, Part, Section, Source, Span


def cable(text: str, *sections: Section) -> Cable:
    return Cable("09UTOPIA1", Source("plain", ""), text, sections=sections)


def split(text: str) -> list[str]:
    return [" ".join(span.of(text).split()) for span in split_sentences(cable(text))[0]]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        (
            "Amb. Lind met Gen. Okonjo and Sen. Roe. They spoke.",
            ["Amb. Lind met Gen. Okonjo and Sen. Roe.", "They spoke."],
        ),
        ("J. P. Lind told the U.S. Ambassador. He agreed.", ["J. P. Lind told the U.S. Ambassador.", "He agreed."]),
        ("He praised the U.S. He then left.", ["He praised the U.S.", "He then left."]),
        ("They met at 3 p.m. on Jan. 4. No. 7 was next.", ["They met at 3 p.m. on Jan. 4.", "No. 7 was next."]),
        ("They met at 3 p.m. The talks went on.", ["They met at 3 p.m.", "The talks went on."]),
        ('He said "no." Lind left.', ['He said "no."', "Lind left."]),
        ("Was it so? Yes! Good.", ["Was it so?", "Yes!", "Good."]),
        ("The price was 3.5 percent. It rose.", ["The price was 3.5 percent.", "It rose."]),
        ("It is in order. xxxxxxxxxxxx told us so.", ["It is in order.", "xxxxxxxxxxxx told us so."]),
        ("He called it &fair.8 Lind left.", ["He called it &fair.8", "Lind left."]),
        ("It was agreed to rule. ¶16.", ["It was agreed to rule."]),
        ("They dined on November ¶12. He paid.", ["They dined on November ¶12.", "He paid."]),
        ("They met Tuesday, May, [¶5.](#) Lind came.", ["They met Tuesday, May, [¶5.](#)", "Lind came."]),
        ("The issue is\n\nwhether it works. Lind said so.", ["The issue is whether it works.", "Lind said so."]),
        ("A heading\n\nThe text begins.", ["A heading", "The text begins."]),
        ("Points:\n- First one\n- Second one", ["Points:", "First one", "Second one"]),
    ],
)
def test_where_sentences_end(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


@pytest.mark.parametrize(
    "marker",
    [
        "",
        "1. ",
        "12. (C) ",
        "(S/NF) ",
        "¶4. (SBU) ",
        "[¶1.](#) (U) ",
        "- 12. (C) ",
        "11. (C) Summary: ",
        "3. (C) COMMENT: ",
        "(C) 1. ",
    ],
)
def test_a_sentence_starts_behind_its_marker(marker: str) -> None:
    assert split(f"{marker}Lind met us. He left.") == ["Lind met us.", "He left."]


def test_a_page_header_does_not_cut_a_sentence() -> None:
    before, page, after = "1. We met\nAmb. ", "UTOPIA 00001 002 OF 002\n\n", "Lind today. He left."
    text = before + page + after
    ends = len(before), len(before + page), len(text)
    sections = (
        Section(Part.PARAGRAPH, "1", Span(0, ends[0]), 1),
        Section(Part.PAGE, "page", Span(ends[0], ends[1])),
        Section(Part.PARAGRAPH, "1", Span(ends[1], ends[2]), 1),
    )
    one = cable(text, *sections)
    assert len(text_regions(one)) == 1
    assert [span.of(text).split()[-1] for span in split_sentences(one)[0]] == ["today.", "left."]
    inside = cable(text, Section(Part.PARAGRAPH, "1", Span(0, ends[2]), 1), sections[1])
    assert split_sentences(inside)[0] == split_sentences(one)[0]


def test_a_long_sentence_is_cut_and_reported() -> None:
    text = "word " * 400_000
    sentences, issues = split_sentences(cable(text))
    assert max(span.end - span.start for span in sentences) <= LONGEST
    assert [issue.code for issue in issues] == ["sentence-cut"]
    assert sum(len(span.of(text).split()) for span in sentences) == 400_000


def test_only_paragraphs_near_a_place_are_split() -> None:
    text = "1. One.\n2. Two.\n3. Three."
    spans = [(0, 8), (8, 16), (16, 25)]
    sections = [Section(Part.PARAGRAPH, str(n), Span(*span), n) for n, span in enumerate(spans, 1)]
    near = split_sentences(cable(text, *sections), [17])[0]
    assert [span.of(text) for span in near] == ["Two.", "Three."]


@given(st.text(alphabet=" .?!\n\"'()[]¶-•1aA\t\r", max_size=300))
def test_sentences_are_ordered_apart_and_not_blank(text: str) -> None:
    reached = 0
    for span in split_sentences(cable(text))[0]:
        assert span.start >= reached
        assert span.of(text).strip() == span.of(text) != ""
        reached = span.end


@pytest.mark.parametrize("unit", ["a.", ". ", "\n", "x\n \n", "- ", "Mr. ", "¶1", "U.S. ", "....", "(("])
def test_work_grows_with_the_text(unit: str) -> None:
    """Each character is looked at a bounded number of times: this ends at once, or not at all."""
    assert isinstance(split_sentences(cable(unit * 60_000))[0], tuple)
