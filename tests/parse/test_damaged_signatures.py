"""Signatures letter-spaced, with an office or signs behind them, one above the other."""

import pytest

from graphkit.parse import parse_signature

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
