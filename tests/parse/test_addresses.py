"""Address lists: on lines, on one line, without routing indicators, over page breaks, with exemptions."""

from graphkit.model import AddressRole, RawCable, Source
from graphkit.parse import parse_addressees, parse_cable

LINES = """VZCZCXRO0001
OO RUEHAA RUEHBB
DE RUEHKO #0012/01 0541823
ZNY CCCCC ZZH
O 231823Z FEB 09 ZDK
FM AMEMBASSY TOKYO
TO RUEHC/SECSTATE WASHDC IMMEDIATE 4001
RUEHC/DEPT OF LABOR WASHINGTON DC PRIORITY
INFO RUEHUL/AMEMBASSY SEOUL NIACT IMMEDIATE 0485
RUCNCLC/CHILD LABOR COLLECTIVE PRIORITY
RUEHKSO/AMCONSUL SAPPORO
XMT/AMEMBASSY SOFIA
AMEMBASSY TIRANA
C O N F I D E N T I A L TOKYO 000012

SUBJECT: FISH

1. (C) Fish came.
"""


def _facts(text: str) -> list[tuple[str, str, str | None, str | None, str | None]]:
    return [
        (address.role.value, address.name, address.routing_indicator, address.precedence, address.message_number)
        for address in parse_addressees(text)
    ]


def test_lists_on_lines_keep_role_indicator_precedence_and_number() -> None:
    assert _facts(LINES) == [
        ("action", "SECSTATE WASHDC", "RUEHC", "IMMEDIATE", "4001"),
        ("action", "DEPT OF LABOR WASHINGTON DC", "RUEHC", "PRIORITY", None),
        ("info", "AMEMBASSY SEOUL", "RUEHUL", "NIACT IMMEDIATE", "0485"),
        ("info", "CHILD LABOR COLLECTIVE", "RUCNCLC", "PRIORITY", None),
        ("info", "AMCONSUL SAPPORO", "RUEHKSO", None, None),
        ("exempt", "AMEMBASSY SOFIA", None, None, None),
        ("exempt", "AMEMBASSY TIRANA", None, None, None),
    ]


def test_one_line_says_the_same_as_many() -> None:
    flat = " ".join(LINES.split("\nC O N F", maxsplit=1)[0].split("\nXMT", maxsplit=1)[0].split("\n"))
    assert _facts(flat + "\n\nSUBJECT: FISH\n") == _facts(LINES)[:5]


def test_relay_indicators_are_no_addressees() -> None:
    assert not {"RUEHAA", "RUEHBB"} & {address.routing_indicator for address in parse_addressees(LINES)}


def test_every_addressee_has_an_id() -> None:
    assert [address.post for address in parse_addressees(LINES)] == [
        "post:state",
        "org:us/labor",
        "post:seoul",
        "org:collective/child-labor",
        "post:sapporo",
        "post:sofia",
        "post:tirana",
    ]


def test_spans_hold_the_words_as_written() -> None:
    for address in parse_addressees(LINES):
        assert address.name in address.span.of(LINES)


OLD = """PAGE 01        LIMA  00123  182333Z

12
ACTION ARA-10

INFO  OCT-01  ISO-00  /011 W
                     --------------------- 068661
R 182333Z FEB 74
FM AMEMBASSY LIMA
TO SECSTATE WASHDC 1234
INFO AMEMBASSY QUITO
AMEMBASSY BOGOTA
CONFIDENTIAL

PAGE 02        LIMA  00123  182333Z

AMCONSUL GUAYAQUIL
C O N F I D E N T I A L LIMA 0123

E.O. 11652: GDS
TAGS: EFIS, PE
SUBJ: FISH

1. FISH CAME.
"""


def test_the_form_of_the_1970s_runs_on_over_page_breaks() -> None:
    assert [(role, name) for role, name, *_ in _facts(OLD)] == [
        ("action", "SECSTATE WASHDC"),
        ("info", "AMEMBASSY QUITO"),
        ("info", "AMEMBASSY BOGOTA"),
        ("info", "AMCONSUL GUAYAQUIL"),
    ]


def test_a_distribution_inside_the_department_is_no_address_list() -> None:
    cable, _ = parse_cable(RawCable(Source("aad-text", "x"), OLD))
    assert cable.id == "74LIMA123"
    assert all("OCT-01" not in address.name for address in cable.addressees)
    assert {address.role for address in cable.addressees} == {AddressRole.ACTION, AddressRole.INFO}


def test_a_pasted_line_is_an_action_addressee() -> None:
    assert _facts("RUEHBK/AMEMBASSY BANGKOK PRIORITY 4002") == [
        ("action", "AMEMBASSY BANGKOK", "RUEHBK", "PRIORITY", "4002")
    ]
