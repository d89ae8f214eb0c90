"""Whom "I", "he" and "she" mean across the sentences of a cable. All names are invented."""

import pytest

from graphkit.extract import extract
from graphkit.model import Cable, ClassifiedBy, Extraction, Origin, Part, Section, Signature, Source, Span

BODY = "1. I met Foreign Minister Omar Zaki. He told me that rain fell."


def signed(body: str, under: str = "", lines: str = "", origin: str = "post:oslo") -> Extraction:
    """What is found in a cable of one paragraph with these distribution lines before it and this name under it."""
    text = f"{lines}\n{body}\n{under}"
    start = len(lines) + 1
    end = start + len(body)
    sections = [Section(Part.PARAGRAPH, "1", Span(start, end), 1)]
    signatures: tuple[Signature, ...] = ()
    if lines:
        sections.insert(0, Section(Part.HEAD, "distribution", Span(0, len(lines))))
    if under:
        sections.append(Section(Part.SIGNATURE, "signature", Span(end + 1, len(text))))
        signatures = (Signature(under, Span(end + 1, len(text))),)
    where = Origin("AMEMBASSY OSLO", origin)
    return extract(
        Cable("08OSLO1", Source("plain", "x"), text, origin=where, sections=tuple(sections), signed_by=signatures)
    )


def contacts(found: Extraction) -> list[tuple[str, list[str]]]:
    """Rule and participants of each meeting."""
    return [(meeting.rule, sorted(one.ref for one in meeting.participants)) for meeting in found.meetings]


def test_i_is_whoever_signs_and_the_rule_says_so() -> None:
    assert contacts(signed(BODY, "BERGE")) == [("verb-met+signer", ["person:berge", "person:omar-zaki"])]


def test_i_is_the_post_where_nobody_signs() -> None:
    assert contacts(signed(BODY)) == [("verb-met", ["person:omar-zaki", "post:oslo"])]


def test_we_are_the_post_whoever_signs() -> None:
    found = signed("1. We met Foreign Minister Omar Zaki.", "BERGE")
    assert contacts(found) == [("verb-met", ["person:omar-zaki", "post:oslo"])]


def test_whoever_signs_in_washington_only_lends_the_name() -> None:
    assert contacts(signed(BODY, "BERGE", origin="post:state")) == [("verb-met", ["person:omar-zaki", "post:state"])]


def test_whoever_signs_for_an_ambassador_who_classified_is_not_i() -> None:
    head = "Classified By: Ambassador Ann Lindo"
    text = f"{head}\n{BODY}\nBERGE"
    body, under = Span(len(head) + 1, len(head) + 1 + len(BODY)), Span(len(text) - 5, len(text))
    cable = Cable(
        "08OSLO1",
        Source("plain", "x"),
        text,
        origin=Origin("AMEMBASSY OSLO", "post:oslo"),
        sections=(Section(Part.PARAGRAPH, "1", body, 1), Section(Part.SIGNATURE, "signature", under)),
        classified_by=(
            ClassifiedBy("Ann Lindo", "Ambassador", (), Span(0, len(head)), Span(26, len(head)), Span(15, 25)),
        ),
        signed_by=(Signature("BERGE", under),),
    )
    assert contacts(extract(cable)) == [("verb-met", ["person:omar-zaki", "post:oslo"])]


def test_i_is_whom_the_cable_is_from() -> None:
    found = signed(BODY, "BERGE", "FOR THE SECRETARY FROM AMBASSADOR LINDO")
    assert contacts(found)[0] == ("verb-met+signer", ["person:lindo", "person:omar-zaki"])


def test_i_of_a_quotation_does_not_sign() -> None:
    found = signed('1. Minister Omar Zaki spoke. "Rain fell. I told Minister Lund so. It is late."', "BERGE")
    assert all("person:berge" not in refs for _, refs in contacts(found))


@pytest.mark.parametrize(
    ("body", "participants"),
    [
        # of two, the one whose given name or title agrees
        (
            "1. Minister Vladimir Okonjo and MP Gisela Lund spoke. She told us of rain.",
            ["person:gisela-lund", "post:oslo"],
        ),
        ("1. Queen Ada Okonjo spoke to Vladimir Lund. He told us of rain.", ["person:vladimir-lund", "post:oslo"]),
        # the source of what is told is not whom a pronoun means
        (
            "1. Prime Minister Okonjo spoke with Zaki of Egypt, Ambassador Lund said, and Minister Berg thanked him.",
            ["person:berg", "person:okonjo"],
        ),
    ],
)
def test_pronouns_agree(body: str, participants: list[str]) -> None:
    assert participants in [refs for _, refs in contacts(signed(body))]


def test_nobody_of_the_other_gender_is_meant() -> None:
    found = signed("1. Minister Vladimir Okonjo spoke. She told us of rain.")
    assert all("person:vladimir-okonjo" not in refs for _, refs in contacts(found))


def test_who_was_called_mrs_once_is_no_woman_for_that() -> None:
    many = "President Okonjo spoke. " * 4
    found = signed(f"1. {many}He told us of rain. Mrs. Okonjo stayed.")
    assert contacts(found)[0][1] == ["person:okonjo", "post:oslo"]


def test_a_wife_is_not_her_husband() -> None:
    found = signed("1. Minister Vladimir Lund and Mrs. Lund came.")
    assert [one.id for one in found.people] == ["person:vladimir-lund", "person:mrs-lund"]


def test_meetings_of_a_cancelled_programme_took_no_place() -> None:
    found = signed(
        "1. Minister Omar Zaki told us Okonjo canceled most of the program, including meetings with Bo Lund."
    )
    assert [one.realis.value for one in found.meetings if one.rule == "noun-meetings"] == ["refused"]
