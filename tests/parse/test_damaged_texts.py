"""Signatures and summaries: letter-spaced, misspelt, with an office or signs behind them, one above the other."""

import pytest

from graphkit.parse import parse_signature
from tests.parse import said

SIGNATURES = [
    ("1. (C) Fish came.\nP O E", "POE"),
    ("1. (C) Fish came.\nV A N  D A M", "VAN DAM"),
    ("1. (C) Fish came.\n\nL E E\n\nNNNN", "LEE"),
    ("1. (C) Fish came.\nO ' L E A R Y", "O'LEARY"),
    ("1. (C) Fish came.\nN O F O R N", ""),
    ("1. (C) Fish came.\nC O N F I D E N T I A L", ""),
    ("1. (C) Fish came.\nS I P D I S", ""),
    ("1. (C) Fish came.\nE N D  T E X T", ""),
    ("1. (C) Fish came.\nPOE (ACTING)", "POE"),
    ("1. (C) Fish came.\nPOE, ACTING", "POE"),
    ("1. (C) Fish came.\nPOE (CHARGE)", "POE"),
    ("1. (C) Fish came.\nPOE, CHARGE D'AFFAIRES A.I.", "POE"),
    ("1. (C) Fish came.\nPOE, AMBASSADOR", "POE"),
    ("1. (C) Fish came.\nPOE (DCM)", "POE"),
    ("1. (C) Fish came.\nACTING POE", "POE"),
    ("1. (C) Fish came.\nPOE (FOR LEE)", "POE"),
    ("1. (C) Fish came.\nPOE FOR LEE", "POE"),
    ("1. (C) Fish came.\nPOE\n\nLEE", "POE | LEE"),
    ("1. (C) Fish came.\nPOE\nLEE", "POE | LEE"),
    ("1. (C) Fish came.\nPOE\nPOE", "POE"),
    ("1. (C) Fish came.\n\nPOE\n\nLIMA 00000012  002 OF 002\n\nPOE", "POE"),
    ("1. (C) The following came:\nPOE\nLEE", "LEE"),
    ("1. (C) The following came:\n\nPOE\nLEE\nDOE", "DOE"),
    ("1. (C) Fish came.\n\nBOATS\n\nPOE", "POE"),
    ("1. (C) Fish came.\nPOE & LEE", "POE | LEE"),
    ("1. (C) Fish came.\n\tPOE", "POE"),
    ("1. (C) Fish came.\n\xa0POE\xa0", "POE"),
    ("1. (C) Fish came.\nPOE\x0c", "POE"),
    ("1. (C) Fish came.\n“POE”", "POE"),
    ("1. (C) Fish came.\nO’POE", "O’POE"),
    ("1. (C) Fish came.\n-POE", "POE"),
    ("1. (C) Fish came.\n- POE", "POE"),
    ("1. (C) Fish came.\n-- POE", "POE"),
    ("1. (C) Fish came.\n## POE", "POE"),
    ("1. (C) Fish came.\n> POE", "POE"),
    ("1. (C) Fish came.\nPOENNNN", "POE"),
    ("1. (C) Fish came.\nPOE NNNN", "POE"),
    ("1. (C) Fish came.\nPOE BT", "POE"),
    ("1. (C) Fish came.\nPOE#0012", "POE"),
    ("1. (C) Fish came.\nPOE\n#0012\nBT", "POE"),
    ("1. (C) Fish came.\nPOE\n\nPage 4 of 4", "POE"),
    ("1. (C) Fish came.\nPOE\n\n4", "POE"),
    ("1. (C) Fish came.\nSIGNED: POE", "POE"),
    ("1. (C) Fish came.\nSIGNED POE", "POE"),
    ("1. (C) Fish came.\n/s/ POE", "POE"),
    ("1. (C) Fish came.\n¶POE", "POE"),
    ("1. (C) Fish came.\n[POE](#)", "POE"),
    ("1. (C) Fish came.\nMINISTER-COUNSELOR POE", "POE"),
    ("1. (C) Fish came.\nCHARGE POE", "POE"),
    ("1. (C) Fish came.\nCDA POE", "POE"),
    ("1. (C) Fish came.\nPOE\nSECRET//NOFORN", "POE"),
    ("1. (C) Fish came.\nPOE\n\nSECRET\n\nSECRET", "POE"),
    ("1. (C) Fish came.\nPOE UNCLASSIFIED", "POE"),
    ("1. (C) Fish came.\nANN POE-LEE", "ANN POE-LEE"),
    ("1. (C) Fish came.\nEND SUMMARY. POE", "POE"),
]


@pytest.mark.parametrize(("text", "expected"), SIGNATURES)
def test_signature(text: str, expected: str) -> None:
    found = parse_signature(text)
    assert " | ".join(one.name for one in found) == expected
    assert all(one.span.of(text).replace(" ", "") == one.name.replace(" ", "") for one in found)


SUMMARIES = [
    ("SUBJECT: FISH\n\n1. (C) Sumary: Fish. End Sumary.\n\n2. (C) More.", "Sumary: Fish. End Sumary."),
    (
        ("SUBJECT: FISH\n\n-------\nSumary\n-------\n\n1. (C) Fish.\n\n-----\nBoats\n-----\n\n2. (C) More."),
        "1. (C) Fish.",
    ),
    ("SUBJECT: FISH\n\n1. (C) SUMMMARY: Fish.\n\n2. (C) More.", "SUMMMARY: Fish."),
    ("SUBJECT: FISH\n\n1. (C) SUMARRY. Fish.\n\n2. (C) More.", "SUMARRY. Fish."),
    ("SUBJECT: FISH\n\n1. (C) SUMMRY. Fish. END SUMMARY.\n\n2. (C) More.", "SUMMRY. Fish. END SUMMARY."),
    ("SUBJECT: FISH\n\nS U M M A R Y\n\n1. (C) Fish.\n\nB O A T S\n\n2. (C) More.", "1. (C) Fish."),
    (
        "SUBJECT: FISH\n\n1. (C) S U M M A R Y: Fish. END SUMMARY.\n\n2. (C) More.",
        "S U M M A R Y: Fish. END SUMMARY.",
    ),
    (
        (
            "COMMENT AND SUMMARY\n\n1. (C) Fish came.\n\n2. (C) They sank.\n\n"
            "3. (C) END COMMENT AND SUMMARY.\n\n4. (C) Nets tore."
        ),
        "SUMMARY 1. (C) Fish came. 2. (C) They sank. 3. (C) END COMMENT AND SUMMARY.",
    ),
    (
        ("SUBJECT: FISH\n\nACTION REQUEST AND SUMMARY\n--------\n\n1. (C) Fish.\n\nBoats\n-----\n\n2. (C) More."),
        "1. (C) Fish.",
    ),
    (
        ("SUBJECT: FISH\n\nOVERVIEW AND SUMMARY\n--------\n\n1. (C) Fish.\n\nBoats\n-----\n\n2. (C) More."),
        "1. (C) Fish.",
    ),
    ("SUBJECT: FISH\n\n1. (C) Summary:Fish.End Summary.\n\n2. (C) More.", "Summary:Fish.End Summary."),
    ("SUBJECT: FISH\n\n1.(C)SUMMARY:Fish.ENDSUMMARY.\n\n2.(C)More.", "SUMMARY:Fish.ENDSUMMARY."),
    ("SUBJECT: FISH\n\n**Summary**\n\n1. (C) Fish.\n\n**Boats**\n\n2. (C) More.", "1. (C) Fish."),
    ("SUBJECT: FISH\n\n## Summary\n\n1. (C) Fish.\n\n## Boats\n\n2. (C) More.", "1. (C) Fish."),
    ("SUBJECT: FISH\n\n* Summary *\n\n1. (C) Fish.\n\n* Boats *\n\n2. (C) More.", "1. (C) Fish."),
    ("SUBJECT: FISH\n\n(U) Summary\n\n1. (C) Fish.\n\n(U) Boats\n\n2. (C) More.", "1. (C) Fish."),
    (
        "SUBJECT: FISH\n\n1. (U) Summary\n\n2. (C) Fish.\n\n3. (C) Nets. End Summary.\n\n4. More",
        "Summary 2. (C) Fish. 3. (C) Nets. End Summary.",
    ),
    ("SUBJECT: FISH SUMMARY\n\n1. (C) Fish came.\n\n2. (C) More.", None),
    ("SUBJECT: FISH\n\nEXECUTIVE SUMMARY\n=====\n1. (C) Fish.\n\nBOATS\n=====\n2. (C) More.", "1. (C) Fish."),
    (
        "1. SUMMARY AND RECOMMENDATION: Fish. END SUMMARY AND RECOMMENDATION.\n\n2. Nets.",
        "SUMMARY AND RECOMMENDATION: Fish. END SUMMARY AND RECOMMENDATION.",
    ),
    ("A. SUMMARY: Fish.\n\nB. DETAILS: Nets.", "SUMMARY: Fish."),
    ("I. SUMMARY\n\n1. (C) Fish.\n\nII. DETAILS\n\n2. (C) Nets.", "1. (C) Fish."),
    ("---SUMMARY---\n\n1. (C) Fish.\n\n---DETAIL---\n\n2. (C) Nets.", "1. (C) Fish."),
    ("1. (C) Fish. END SUMMARY.\n\n2. Nets.", "1. (C) Fish. END SUMMARY."),
    ("1. (SBU)  -- Summary: Fish.\n\n2. Nets", "Summary: Fish."),
]


@pytest.mark.parametrize(("text", "expected"), SUMMARIES)
def test_summary(text: str, expected: str | None) -> None:
    assert said.summary(text) == expected
