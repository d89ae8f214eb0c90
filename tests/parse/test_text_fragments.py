"""Signature and summary, each alone on a pasted fragment."""

import pytest

from graphkit.parse import parse_signature
from tests.parse import said

SIGNATURES = [
    ("1. (C) Fish came.\nPOE", "POE"),
    ("1. (C) Fish came.\n\nPOE\n", "POE"),
    ("1. (C) Fish came.\n\nPoe", "Poe"),
    ("1. (C) Fish came.\nVAN DAM", "VAN DAM"),
    ("1. (C) Fish came.\nO'POE", "O'POE"),
    ("1. (C) Fish came.\nPOE-LEE", "POE-LEE"),
    ("1. (C) Fish came.\nPOE\nNNNN", "POE"),
    ("1. (C) Fish came.\nPOE\n\nNNNN\n", "POE"),
    ("1. (C) Fish came.\nPOE\nBT\n#0012\nNNNN", "POE"),
    ("1. (C) Fish came.\nPOE##", "POE"),
    ("1. (C) Fish came.\nPOE #", "POE"),
    ("1. (C) Fish came.\nPOE\nUNCLASSIFIED", "POE"),
    ("1. (C) Fish came.\nPOE\n\n\nCONFIDENTIAL", "POE"),
    ("1. (C) Fish came.\nPOE/LEE", "POE | LEE"),
    ("1. (C) Fish came.\nPOE AND LEE", "POE | LEE"),
    ("1. (C) Fish came.\nPOE JR", "POE JR"),
    ("1. (C) Fish came.\nPOE III", "POE III"),
    ("1. (C) Fish came.\nPOE .", "POE"),
    ("1. (C) Fish came.\nPOE.", "POE"),
    ("1. (C) Fish came.\n*POE", "POE"),
    ("1. (C) Fish came.\nPOE*", "POE"),
    ("1. (C) Fish came. POE", "POE"),
    ("1. (C) Fish came.  END COMMENT.  POE", "POE"),
    ("1. (C) Fish came. End Comment. Poe", "Poe"),
    ("1. (C) Fish came. (END COMMENT.) POE", "POE"),
    ("1. (C) Fish came.\nLIMA 00000012  002 OF 002\n\nPOE", "POE"),
    ("1. (C) Fish came.\nPOE\n\nLIMA 00000012  003 OF 003\n", "POE"),
    ("1. (C) Fish came.\n\nPAGE 03  LIMA 00012  182333Z\n\nPOE", "POE"),
    ("1. (C) Fish came.\nXXXXXXXXXXXX", ""),
    ("1. (C) Fish came.\nXXXX", ""),
    ("2. (C) They met xxxxxxxxxxxx.\nPOE", "POE"),
    ("1. (C) Fish came.\nEND SUMMARY", ""),
    ("1. (C) Fish came.\nEND COMMENT", ""),
    ("1. (C) Fish came and went to the harbor in the spring of the year", ""),
    ("1. FISH CAME TO\nLIMA.", ""),
    ("1. FISH CAME. WE APPRECIATE\nASSISTANCE.", ""),
    ("1. (C) Fish came.\nMINIMIZE CONSIDERED.", ""),
    ("1. (C) Fish came.\nMINIMIZE CONSIDERED\nPOE", "POE"),
    ("1. (C) Fish came.\nDrafted by: Lee\nPOE", "POE"),
    (
        "1. (C) Fish came.\nVisit Embassy Lima's Classified Website:\nhttp://www.state.sgov.gov/p/lima/index.cfm\nPOE",
        "POE",
    ),
    ("1. (C) Fish came.\nhttp://www.state.sgov.gov/p/lima/index.c fm POE", "POE"),
    ("1. (C) Fish came.\nhttp://www.state.sgov.gov/p/lima/index.cfm\n\nPoe", "Poe"),
    ("1. (C) Fish came.\n*********** ****\nPOE", "POE"),
    ("1. (C) Fish came.\nPOE\n***********", "POE"),
    ("1. (C) Fish came.\nPOE\n-------", "POE"),
    ("1. (C) Fish came.\nPOE POE", "POE"),
    ("1. (C) Fish came.\nAMBASSADOR POE", "POE"),
    ("1. (C) Fish came.\nA. POE", "A. POE"),
    ("1. (C) Fish came.\nDE LA POE", "DE LA POE"),
    ("1. (C) Fish came.\nMCPOE", "MCPOE"),
    ("1. (C) Fish came.\nMcPOE", "McPOE"),
    ("1. (C) Fish came.\nLeBaron", "LeBaron"),
    ("1. (C) Fish came.\npoe", "poe"),
    ("1. (C) Fish came.\nANN POE", "ANN POE"),
    ("1. (C) Fish came.\nPOE\nEND CABLE TEXT", "POE"),
    ("1. (C) Fish came.\nPOE\n</table>", "POE"),
    ("1. (C) Fish came.\n(POE)", "POE"),
    ("1. (C) Fish came.\nEnd of Part One POE", "POE"),
    ("1. (C) Fish came.\nPOE\n\nMessage Attributes\n\nFrom: LIMA", "POE"),
    ("POE", "POE"),
    ("END COMMENT.\n\nPOE", "POE"),
    ("Fish came.\n\nPOE\n\nNNNN", "POE"),
    ("1. (C) Fish came.\nKISSINGER\n\n\n\nCONFIDENTIAL\n\n\n\n\nNNN", "KISSINGER"),
    ("1. (C) Fish came.\nUNQUOTE POE", "POE"),
    ("1. (C) Fish came.\nUNQTE. POE", "POE"),
    ("1. (C) Fish came.\nSEPTEL.", ""),
    ("1. (C) Fish came.\nEND TEXT", ""),
    ("1. (C) Fish came.\nTHANKS.", ""),
    ("1. (C) Fish came.\nREGARDS.", ""),
    ("1. (C) Fish came.\nNOFORN", ""),
    ("1. (C) Fish came.\nEND TEXT POE", "POE"),
    ("2. (C) Fish came.\nPOE =======", "POE"),
    ("2. (C) Fish came.\nPOE\n=======CABLE ENDS=======", "POE"),
    ("2. (C) Fish came.\n\nPOE\n2009-03-14", "POE"),
    ("2. FISH CAME.  POE\nUNQUOTE", "POE"),
    ("2. FISH CAME.\nLEE\nUNQTE VAN POE", "VAN POE"),
    ("2. (C) Fish came.\nCHARGE D'AFFAIRES A.I. LEE", "LEE"),
    ("2. (C) Fish came.\nLEE FOR THE AMBASSADOR", "LEE"),
    ("2. (C) Fish came.\nPOE\nSIPDIS", "POE"),
]


@pytest.mark.parametrize(("text", "expected"), SIGNATURES)
def test_signature(text: str, expected: str) -> None:
    found = parse_signature(text)
    assert " | ".join(one.name for one in found) == expected
    assert all(one.span.of(text) == one.name for one in found)


SUMMARIES = [
    ("SUBJECT: FISH\n\n1. (C) SUMMARY: Fish. END SUMMARY.\n\n2. (C) More.", "SUMMARY: Fish. END SUMMARY."),
    (
        "SUBJECT: FISH\n\n1. (C) SUMMARY AND COMMENT: Fish. END SUMMARY AND COMMENT.\n\n2. (C) More.",
        "SUMMARY AND COMMENT: Fish. END SUMMARY AND COMMENT.",
    ),
    ("SUBJECT: FISH\n\n1. (C) BEGIN SUMMARY. Fish.\n\n2. (C) More.", "SUMMARY. Fish."),
    (
        "SUBJECT: FISH\n\nIntroduction and Summary\n----\n\n1. (C) Fish.\n\nDetails\n----\n\n2. (C) More.",
        "1. (C) Fish.",
    ),
    (
        "SUBJECT: FISH\n\nSUMMARY\n-------\n1. (C) Fish. END SUMMARY.\n\n2. More",
        "SUMMARY ------- 1. (C) Fish. END SUMMARY.",
    ),
    (
        "SUBJECT: FISH\n\n-------\nSUMMARY\n-------\n\n1. (C) Fish.\n\n-------\nBOATS\n-------\n\n2. (C) More.",
        "1. (C) Fish.",
    ),
    (
        "SUBJECT: FISH\n\n1. (C) Summary. Fish.\n\n2. (C) More. End summary.\n\n3. (C) x",
        "Summary. Fish. 2. (C) More. End summary.",
    ),
    ("SUBJECT: FISH\n\n1. (C) Summary. Fish.\n\n2. (C) More.", "Summary. Fish."),
    ("SUBJECT: FISH\n\n1. Summary: Fish. End Summary.\n\n2. More.", "Summary: Fish. End Summary."),
    (
        "SUBJECT: FISH\n\n1. (C) Summary/Comment: Fish. End summary/comment.\n\n2. More.",
        "Summary/Comment: Fish. End summary/comment.",
    ),
    (
        "SUBJECT: FISH\n\n1. (C) Summary and Action Request. Fish. End summary and action request.\n\n2. More.",
        "Summary and Action Request. Fish. End summary and action request.",
    ),
    (
        "SUBJECT: FISH\n\n1. (SBU) Key Points:\n-- Fish.\n-- Boats.\n\n2. (SBU) Comment: x",
        "Key Points: -- Fish. -- Boats.",
    ),
    (
        "SUBJECT: FISH\n\n(C) KEY POINTS\n--------------\n\n-- Fish.\n\n-- Boats.\n\nEnd Key Points.\n\n1. (C) More.",
        "KEY POINTS -------------- -- Fish. -- Boats. End Key Points.",
    ),
    ("SUBJECT: FISH\n\n1. (C) Fish.\n\n2. (C) SUMMARY: Boats. END SUMMARY.\n", "SUMMARY: Boats. END SUMMARY."),
    ("SUBJECT: FISH\n\n1. (C) Fish.\n\n2. (C) More.", None),
    ("SUBJECT: FISH\n\n1. (C) In summary, fish came.\n\n2. (C) More.", None),
    ("SUBJECT: FISH\n\n1. (C) Fish said a summary execution took place.\n\n2. (C) End.", None),
    ("SUBJECT: FISH\n\n¶1. (C) Summary: Fish. End Summary.\n\n¶2. (C) More.", "Summary: Fish. End Summary."),
    ("SUBJECT: FISH\n\n[¶1.](#) (C) Summary: Fish. End Summary.\n\n[¶2.](#) (C) More.", "Summary: Fish. End Summary."),
    ("SUBJECT: FISH\n\n(C) Summary: Fish. End Summary.\n\n(C) More.", "Summary: Fish. End Summary."),
    ("SUBJECT: FISH\n\nSUMMARY: Fish. END SUMMARY.\n\n1. (C) More.", "SUMMARY: Fish. END SUMMARY."),
    ("SUBJECT: FISH\n\n1. (C) SUMMARY: FISH.\nEND OF SUMMARY.\n\n2. x", "SUMMARY: FISH. END OF SUMMARY."),
    ("SUBJECT: FISH\n\n1. SUMMARY. FISH. END SUMMARY\n2. MORE.", "SUMMARY. FISH. END SUMMARY"),
    ("SUBJECT: FISH\n\n1. BEGIN UNCLASSIFIED SUMMARY: FISH. END SUMMARY.\n2. MORE.", "SUMMARY: FISH. END SUMMARY."),
    ("SUBJECT: FISH\n\n1. (C) Overview: Fish.\n\n2. (C) x", None),
    (
        "SUBJECT: FISH\n\n1. (C) SUMMARY: Fish.\n\nLIMA 00000012  002 OF 003\n\nboats. END SUMMARY.\n\n2. x",
        "SUMMARY: Fish. LIMA 00000012 002 OF 003 boats. END SUMMARY.",
    ),
    (
        "SUBJECT: FISH\n\n1. (C) Summary\n-----------\nFish. End summary.\n\n2. x",
        "Summary ----------- Fish. End summary.",
    ),
    ("SUBJECT: FISH\n\n1. (C) SUMMARY: Fish. END SUMMAY.\n\n2. x", "SUMMARY: Fish. END SUMMAY."),
    (
        "SUBJECT: FISH\n\n1. (C) Act.\n\n2. (C) Summary: Fish. End Summary. Comment: Boats. End Comment.\n\n3. x",
        "Summary: Fish. End Summary.",
    ),
    ("SUMMARY\n-------\n\nFish came.\n\n1. (C) Ice.", "Fish came."),
]


@pytest.mark.parametrize(("text", "expected"), SUMMARIES)
def test_summary(text: str, expected: str | None) -> None:
    assert said.summary(text) == expected
