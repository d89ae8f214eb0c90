"""Protected people: every place where their names stand, whatever the marker looks like."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.extract import extract, mask_spans
from graphkit.extract.protect import markers
from graphkit.extract.spread import unaccented
from graphkit.mask import mask_text
from graphkit.model import Cable, Part, Protect, RawCable, Section, Signature, Source, Span, Tag, TagKind, Text
from graphkit.parse import parse_cable
from graphkit.record import to_record


def masked(text: str, **fields: object) -> list[str]:
    cable = Cable("08OSLO1", Source("plain", "x"), text, **fields)  # type: ignore[arg-type]
    return [span.of(text) for span in extract(cable).protected]


@pytest.mark.parametrize(
    "marker",
    [
        "(protect)",
        "(PROTECT)",
        "(strictly protect)",
        "(STRICTLY PROTECT)",
        "(please protect)",
        "(please\nstrictly\nprotect)",
        "(protect throughout)",
        "(strictly protect source)",
        "(pro-\ntect)",
        "[strictly protect]",
        "(protected)",
        "-- strictly protect --",
        "(pls. protect)",
        '("strictly protect")',
        "(“strictly protect”)",
        "(who asked to be protected)",
        "(identity should be protected)",
        "(ensure protection)",
        "(who asks that we protect his identity)",
        "(protect her in all reports)",
        "(to be protected)",
        "(Please protect! He is afraid)",
    ],
)
def test_every_form_of_the_marker_masks(marker: str) -> None:
    text = f"1. Editor Ada Nwosu {marker} told us that rain was due. Nwosu was calm."
    assert masked(text) == ["Ada Nwosu", "Nwosu"]


@pytest.mark.parametrize(
    "text",
    [
        "Please protect accordingly.",
        "The law is to protect (minor) children. Ada Nwosu spoke.",
        "Ada Nwosu asked us to protect her sources.",
        "Police will protect Ada Nwosu, she said.",
        "A contact (strictly protect) told us.",
        "Ada Nwosu spoke of rain (protect the environment).",
        "Ada Nwosu said that it is shared, protected, and used.",
        "The Minister (protect) stayed with another Minister.",
        "Ada Nwosu spoke of war (to protect civilians).",
        "Ada Nwosu spoke of the law (protection of minorities).",
        "Ada Nwosu spoke of the reserve (a protected area).",
        "Ada Nwosu spoke of the reserve (protected by law).",
        "Ada Nwosu named the officer (who protected the crowd).",
        "Ada Nwosu said that he will protect his interests.",
        "Ada Nwosu said that troops must protect the border. Police protect civilians.",
        "Ada Nwosu heads the unit for the Protection of Minorities.",
        "Ada Nwosu asked the police to please protect the witnesses.",
        "Ada Nwosu wants rare birds to be strictly protected by law.",
        "Ada Nwosu said that the names of witnesses must be protected.",
    ],
)
def test_what_marks_nobody(text: str) -> None:
    assert masked(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dr. Bo Tveit, rector of the college (protect), agreed.", ["Bo Tveit"]),
        ("Zqrx Wvblt (protect) agreed.", ["Zqrx Wvblt"]),
        ("zqrx Wvblt (protect) agreed.", ["Wvblt"]),
        ("Ada Nwosu and Bo Tveit (protect both) agreed.", ["Ada Nwosu", "Bo Tveit"]),
        ("Ada Nwosu met Bo Tveit (protect).", ["Bo Tveit"]),
        ("(Protect) Ada Nwosu agreed.", ["Ada Nwosu"]),
        ("EDITOR ADA NWOSU (STRICTLY PROTECT) TOLD US SO. NWOSU LEFT.", ["ADA NWOSU", "NWOSU"]),
        ("Minister Nwosu-Berg (protect) agreed; Berg left.", ["Nwosu-Berg", "Berg"]),
        ("He (Ada Nwosu - protect) agreed.", ["Ada Nwosu"]),
        ("Ada Nwosu agreed. Please strictly protect Nwosu's identity.", ["Ada Nwosu", "Nwosu"]),
        ("Ada Nwosu met Bo Tveit. Please protect the identity of Editor Nwosu.", ["Ada Nwosu", "Nwosu"]),
        ("Ada Nwosu met Bo Tveit. Please protect.", ["Bo Tveit"]),
        ("Ada Nwosu asked that her identity be protected.", ["Ada Nwosu"]),
        ("1. (C) Protect source Ada Nwosu met Poloff. Nwosu left.", ["Ada Nwosu", "Nwosu"]),
        ("1. (C) Protect sources of water. Police protect source Ada Nwosu.", []),
        ("Joe March (protect) spoke on March 18. March said so in March.", ["Joe March", "March"]),
        ("JOE MARCH (PROTECT) SPOKE. JOE LEFT.", ["JOE MARCH", "JOE"]),
        ('Lars "Lasse" Tveit (protect) spoke. Lasse left.', ['Lars "Lasse" Tveit', "Lasse"]),
        ("poloff met vidkun frogneresk (protect) on march 18. frogneresk left.", ["vidkun frogneresk", "frogneresk"]),
        ("the talk with vidkun al-frogneresk (strictly protect)", ["vidkun al-frogneresk"]),
        ("Editor Ada Nwosu met vidkun frogneresk (protect).", ["vidkun frogneresk"]),
        ("Editor Ada Nwosu, head of the country's frobnic (protect), agreed.", ["Ada Nwosu"]),
        (f"Ada Nwosu, who {'has edited the paper of the port, ' * 9}agreed (protect).", ["Ada Nwosu"]),
        (
            f"Ada Nwosu, who {'held keys of the Zqrx Wvblt yard, ' * 3}as it says {'again ' * 9}(protect).",
            ["Ada Nwosu"],
        ),
    ],
)
def test_whose_name_it_is(text: str, words: list[str]) -> None:
    assert masked(text) == words


def test_subject_signature_and_lower_case_are_masked_too() -> None:
    text = "SUBJECT: NWOSU ON RAIN\n1. Editor Ada Nwosu (protect) spoke; see nwosu at example.org.\nNWOSU"
    body = text.index("1. ")
    end = text.rindex("NWOSU")
    found = extract(
        Cable(
            "08OSLO1",
            Source("plain", "x"),
            text,
            subject=Text("NWOSU ON RAIN", Span(9, 22)),
            signed_by=(Signature("NWOSU", Span(end, end + 5)),),
            sections=(
                Section(Part.HEAD, "subject", Span(0, 22)),
                Section(Part.PARAGRAPH, "1", Span(body, end - 1), 1),
                Section(Part.SIGNATURE, "signature", Span(end, end + 5)),
            ),
        )
    )
    assert [span.of(text) for span in found.protected] == ["NWOSU", "Ada Nwosu", "nwosu", "NWOSU"]
    assert all(person.protected for person in found.people)


def test_only_the_marked_person_is_protected() -> None:
    text = "Ambassador Solvang met Ada Nwosu (protect). Nwosu told Solvang more."
    people = extract(Cable("08OSLO1", Source("plain", "x"), text)).people
    assert {person.name: person.protected for person in people} == {"Solvang": False, "Ada Nwosu": True}


@given(
    surname=st.sampled_from(["Nwosu", "Tveit", "Zqwv", "O'Kyrle"]),
    gap=st.sampled_from(["", "\n", "  "]),
    shout=st.booleans(),
)
def test_no_surname_survives(surname: str, gap: str, *, shout: bool) -> None:
    text = f"Editor Ada {surname} {gap}(strictly {gap}protect) spoke.\n\n{surname}'s paper and {surname.upper()} agree."
    text = text.upper() if shout else text
    hidden = list(text)
    for span in mask_spans(Cable("08OSLO1", Source("plain", "x"), text)):
        hidden[span.start : span.end] = "*" * (span.end - span.start)
    assert surname.removeprefix("O'").lower() not in "".join(hidden).lower()


def test_markers_say_whether_they_mean_several() -> None:
    assert [one.several for one in markers("A (protect both) B (strictly protect) C (protect all)")] == [
        True,
        False,
        True,
    ]


MARKED = [
    "1. (C) A clerk of the ministry, Belmira Dalustakova (strictly\nprotect), told Poloff that Dalustakova had left.",
    "1. (C) The keys are with Belmira Dalustakova (protect) of Quay Street, and Dalustakova has them still.",
    "1. (C) Source: Belmira Dalustakova -- strictly protect -- of Quay Street. Dalustakova is away.",
]


@pytest.mark.parametrize("text", MARKED)
def test_a_marker_makes_a_protected_person_of_the_name_before_it(text: str) -> None:
    (person,) = extract(Cable("08OSLO1", Source("plain", "x"), text)).people
    assert person.protected
    assert person.id == "person:belmira-dalustakova"
    assert [m.span.of(text) for m in person.mentions] == ["Belmira Dalustakova", "Dalustakova"]


def test_a_name_that_nothing_but_the_marker_speaks_for() -> None:
    text = "Two keys lay with Zqrx Wvblt (protect)."
    (person,) = extract(Cable("08OSLO1", Source("plain", "x"), text)).people
    assert person.protected
    assert [(m.span.of(text), m.rule) for m in person.mentions] == [("Zqrx Wvblt", "protect-marker")]


@pytest.mark.parametrize(
    "text",
    [
        "1. (C) (protect) Anne Bergesund spoke; later Bergesund left.",
        "1. (C) The editor of the Star (protect Anne Bergesund) spoke. Bergesund left.",
        "1. (C) Protect: Anne Bergesund. She spoke. Bergesund left.",
        "1. (C) Anne Bergesund **PROTECT** spoke. Bergesund left.",
        "1. (C) Anne Bergesund /protect/ spoke. Bergesund left.",
        "1. (C) Anne Bergesund (protection requested) spoke. Bergesund left.",
        "1. (C) Anne Bergesund (source protection) spoke. Bergesund left.",
        "1. (C) Anne Bergesund, editor of The Star (strictly protect), spoke. Bergesund left.",
        "1. (C) Anne Bergesund (do not share; please protect) spoke. Bergesund's aide left.",
        "1. (C) Anne Bergesund (strictly protect)'s aide spoke. A. Bergesund and Mrs. BERGESUND left.",
        "1. (C) Anne Bergesund (protect) wrote: a.bergesund@post.zz, abergesund@mail.zz; see http://x.zz/annebergesund.",
        "1. (C) Anne Bergesund (protect) is b_Bergesund and abergesundoslo@x.zz there.",
        "1. (C) DCM met ANNE BERGESUND (STRICTLY PROTECT). BERGE-\nSUND LEFT, THEN BERGE-  \n  SUND CAME.",
        "1. (C) Anne Bergesúnd (protect) spoke. Bergesund left, and BERGESÚND.",
        "1. (C) Human rights lawyers (please protect) Anne Bergesund, Lia Bergesund and Ann Bergesund spoke.",
    ],
)
def test_nothing_of_a_protected_name_survives(text: str) -> None:
    cable = Cable("08OSLO1", Source("plain", "x"), text)
    found = extract(cable)
    shown = unaccented(mask_text(text, found.protected).text)
    assert "bergesund" not in "".join(char for char in shown if char.isalpha())
    assert any(person.protected for person in found.people)


def test_a_page_header_may_cut_a_marker() -> None:
    text = "1. (C) Anne Bergesund (STRICTLY\n\nPAGE 02  OSLO 00012  01 OF 02\n\nPROTECT) spoke. Bergesund left."
    start, end = text.index("PAGE"), text.index("\n\nPROTECT")
    sections = (
        Section(Part.PARAGRAPH, "1", Span(0, start), 1),
        Section(Part.PAGE, "page", Span(start, end)),
        Section(Part.PARAGRAPH, "1", Span(end, len(text)), 1),
    )
    assert masked(text, sections=sections) == ["Anne Bergesund", "Bergesund"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("1. (C) XXXXXXXXXXXX (strictly protect) spoke of Oslo.", "XXXXXXXXXXXX"),
        ("1. (C) Anne Bergesund (protect) spoke. The iceberg sank; bergs melt.", "iceberg"),
        ("1. (C) Human rights lawyers (please protect) Anne Bergesund spoke.", "Human rights"),
        ("1. (C) Data protection: Anne Bergesund heads the unit (child protection unit).", "Anne Bergesund"),
    ],
)
def test_what_is_nobodys_name_stays(text: str, kept: str) -> None:
    assert kept in mask_text(text, extract(Cable("08OSLO1", Source("plain", "x"), text)).protected).text


NAMESAKES = (
    "1. (C) Ada Zwosu (strictly protect) left. Zwosu's advisers told Poloff on June 2 that it rained. "
    "The Zwosu Foundation told Poloff on June 3 that it was late. Bo Lind, president of the Zwosu Foundation, smiled."
)


def test_what_is_called_after_somebody_protected_tells_nothing() -> None:
    cable = Cable("08OSLO1", Source("plain", "x"), NAMESAKES)
    found = extract(cable)
    assert found.organizations == ()
    assert [one.name for meeting in found.meetings for one in meeting.participants if one.unnamed] == [
        "Zwosu's advisers",
        "Zwosu Foundation",
    ]
    assert "zwosu" in json.dumps(to_record(cable, found, protect=Protect.SHOW)).casefold()
    for mode in (Protect.MASK, Protect.EXCLUDE):
        record = to_record(cable, found, protect=mode)
        assert "zwosu" not in json.dumps(record).casefold()
        assert "[protected]'s advisers" in [one["name"] for one in record["meetings"][0]["participants"]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A contact (strictly protect) told us so.", "(strictly protect)"),
        ("They told us so. Please protect accordingly.", "Please protect accordingly"),
        ("the foreign minister (protect) told us so.", "(protect)"),
        ("the editor in frogneresk (protect) told us so.", "(protect)"),
        ("the interlocutors (protect) told us so.", "(protect)"),
        ("1. (C) It rained.\n\n2. (C) Please protect source.", "Please protect source"),
    ],
)
def test_a_request_that_hides_nobody_is_an_issue_at_its_place(text: str, words: str) -> None:
    cable = Cable("08OSLO1", Source("plain", "x"), text)
    (issue,) = extract(cable).issues
    assert (issue.code, issue.span and issue.span.of(text)) == ("protect-unplaced", words)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Nwosu (strictly protect) told us so.",
        "XXXXXXXXXXXX (strictly protect) told us so.",
        "[name not declassified] (protect) told us so.",
        "Police protect civilians (protect the environment) under the Protection of Minorities Act.",
    ],
)
def test_nothing_is_missed_where_a_name_was_found_or_withheld_or_nothing_was_asked(text: str) -> None:
    assert extract(Cable("08OSLO1", Source("plain", "x"), text)).issues == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Nwosova (protect) left. The Nwosovas' house burnt; THE NWOSOVAS FLED.", ["Nwosovas", "NWOSOVAS"]),
        ("Ada Nwosova (protect) left. The Nwosov house burnt, and nwosov.zz.", ["Nwosov", "nwosov"]),
        ("Ada Baker (protect) left. The Bakers fled. Bakers bake, and bakers sell.", ["Bakers"]),
        ("Ada Tveitky (protect) left, then the Tveitkies.", ["Tveitkies"]),
        ("Wu Lintzel (protect) left. Wu's aide and WU came; wu is no word, and Wuhan is no name.", ["Wu", "WU"]),
        ("Zx Nwosu (protect) left. The Zx Foundation burnt. TAGS are ZXA and UN.", ["Zx"]),
        ("Maria Nwosu (protect) left. Maria said so to Maria Tveit in Oslo.", ["Maria"]),
        ("June Nwosu (protect) left in June, on June 5 and 6 June. Then June came.", ["June"]),
        ("Abd al-Aziz al-Zubqaydi (protect) left. Al-Zubkaidi came, and ZUBQEIDY.", ["Al-Zubkaidi", "ZUBQEIDY"]),
        ("Ada Hassanov (protect) left. Husseinov came.", []),
        ("Ada Tveit (protect) left. Ada\nTveit came; ada tveit.", ["Ada", "Tveit", "ada", "tveit"]),
        (
            "Ada Tveit (protect) left. T V E I T, A D A  T V E I T and t v e i t, T V E X.",
            ["T V E I T", "T V E I T", "t v e i t"],
        ),
        ("S E C R E T Bo Cret (protect) left. C R E T", ["C R E T"]),
        ("Bo O'Grundy (protect) left. Ogrundy, OGRUNDY.", ["Ogrundy", "OGRUNDY"]),
        ("Bo Lå (protect) left. LAA, Laa.", ["LAA", "Laa"]),
        ("Bo Sørdal (protect) left. Soerdal, SORDAL, SØRDAL.", ["Soerdal", "SORDAL", "SØRDAL"]),
        ("Bo Hålogaland (protect) left. Haalogaland, Halogaland.", ["Haalogaland", "Halogaland"]),
        ("Bo Boehl (protect) left. Böhl.", ["Böhl"]),
        ("Abd al-Rahman Nwosu (protect) left. Abdulrahman, Abdurrahman.", ["Abdulrahman", "Abdurrahman"]),
        ("Ada Price (protect) left. Prices rose and a price fell.", []),
    ],
)
def test_other_forms_of_a_protected_name_are_hidden(text: str, words: list[str]) -> None:
    assert masked(text)[1:] == words


def test_who_is_hidden_anywhere_is_protected() -> None:
    text = (
        "Journalist Maria Nwosu (protect) met Poloff on May 3. Poloff met Maria on May 5. "
        "The Nwosus met Poloff on May 6."
    )
    cable = Cable("08OSLO1", Source("plain", "x"), text)
    found = extract(cable)
    assert len(found.meetings) == 3
    assert {person.protected for person in found.people} == {True}
    assert not re.search(
        "maria|nwosu", json.dumps(to_record(Cable("08OSLO1", Source("plain", "x"), text), found)), re.I
    )


def test_a_tag_or_an_address_is_no_surname_of_two_letters() -> None:
    text = "TAGS: PREL, HU\n1. (C) Hu Lintzel (protect) left. Hu came."
    cable = Cable("08OSLO1", Source("plain", "x"), text, tags=(Tag("HU", TagKind.GEO, Span(12, 14), "HU"),))
    assert [span.start for span in extract(cable).protected] == [text.index("Hu"), text.rindex("Hu")]


@pytest.mark.parametrize(
    ("tag", "kind", "hidden"),
    [
        ("BERGESUND, ANNE", TagKind.PERSON, True),
        ("BERGESOUND, ANNE B.", TagKind.PERSON, True),
        ("BERGESUND", TagKind.UNKNOWN, True),
        ("TVEIT, ANNE", TagKind.PERSON, False),
        ("ANNE", TagKind.GEO, False),
    ],
)
def test_tags_that_name_a_protected_person_are_hidden_whole(tag: str, kind: TagKind, *, hidden: bool) -> None:
    text = f"TAGS: PREL ({tag})\n1. (C) Anne Bergesund (protect) left."
    cable = Cable("08OSLO1", Source("plain", "x"), text, tags=(Tag(tag, kind, Span(12, 12 + len(tag))),))
    found = extract(cable)
    assert (tag in [span.of(text) for span in found.protected]) == hidden
    assert to_record(cable, found)["tags"] == [{"tag": "[protected]" if hidden else tag, "kind": str(kind)}]
    assert len(to_record(cable, found, protect=Protect.EXCLUDE)["tags"]) == (not hidden)


def test_a_page_header_may_cut_a_name() -> None:
    text = "1. (C) Anne Bergesund (protect) spoke. Berge-\n\nPAGE 02  OSLO 00012\n\nsund left."
    page = Span(text.index("PAGE"), text.index("\n\nsund"))
    sections = (
        Section(Part.PARAGRAPH, "1", Span(0, page.start), 1),
        Section(Part.PAGE, "page", page),
        Section(Part.PARAGRAPH, "1", Span(page.end, len(text)), 1),
    )
    assert masked(text, sections=sections) == ["Anne Bergesund", "Berge", "sund"]


def test_addresses_and_numbers_of_cables_are_no_person() -> None:
    text = """FM AMEMBASSY OSLO
TO RUEHLO/AMEMBASSY LONDON 3615
C O N F I D E N T I A L LONDON 000131

REF: LONDON 77

1. (C) Ann London (protect) met Poloff in London.
"""
    cable, _ = parse_cable(RawCable(Source("cable-text", "x"), text))
    places = [at.start() for at in re.finditer("London", text)]
    assert [span.start for span in extract(cable).protected] == [places[0] - 4, places[1]]
