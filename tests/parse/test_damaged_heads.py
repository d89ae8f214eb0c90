"""Subject, TAGS and declassification with words broken or run together, letters for figures, misspelt labels."""

import pytest

from graphkit.parse import parse_declassification, parse_tags
from tests.parse import said

SUBJECTS = [
    (
        "SUBJECT: FISH TALKS IN THE HARBOR AND WHAT CAME OF THEM THIS YEAR 1. (C) Fish came.",
        "FISH TALKS IN THE HARBOR AND WHAT CAME OF THEM THIS YEAR",
    ),
    ("SUBJECT: COOPER-\nATION ON RE-\nELECTION OF AMBAS-\nSADOR POE", "COOPERATION ON RE-ELECTION OF AMBASSADOR POE"),
    ("SUBJECT: FISH AGREE-\nLIMA 00000012  001.2 OF 003\nMENT", "FISH AGREEMENT"),
    ("SUBJECT: NEGOTIA-\nTIONS ON FISH\n\nREF: STATE 12", "NEGOTIATIONS ON FISH"),
    ("SUBJECT: US-\nSOVIET FISH TALKS", "US-SOVIET FISH TALKS"),
    ("SUBJECT: U.S.-\nJAPAN FISH TALKS", "U.S.-JAPAN FISH TALKS"),
    ("SUBJECT: INTER-\nNATIONAL FISH DAY", "INTERNATIONAL FISH DAY"),
    ("SUBJECT: FISHERIES AGREE-\n     MENT WITH PERU", "FISHERIES AGREEMENT WITH PERU"),
    ("SUBJECT: VISIT OF KARLS-\nSON", "VISIT OF KARLSSON"),
    ("SUBJECT: FISH -\nNEXT STEPS", "FISH - NEXT STEPS"),
    ("SUBJECT: FISH --\nNEXT STEPS", "FISH -- NEXT STEPS"),
    ("SUBJECT: FISH--\nNEXT STEPS", "FISH-- NEXT STEPS"),
    ("SUBJECT: FOLLOW-\nUP ON FISH", "FOLLOW-UP ON FISH"),
    ("SUBJECT: Fish-\nfarming Talks", "Fish-farming Talks"),
    ("SUBJECT: TALKS IN 2007-\n2008", "TALKS IN 2007-2008"),
    ("SUBJECT:\tFISH\tTALKS", "FISH TALKS"),
    ("SUBJECT:\xa0FISH\xa0TALKS", "FISH TALKS"),
    ("SUBJET: FISH TALKS", "FISH TALKS"),
    ("SUB: FISH TALKS", "FISH TALKS"),
    ("SUBJ: SUBJECT: FISH TALKS", "FISH TALKS"),
    ("SUBJECT: SUBJECT: FISH TALKS", "FISH TALKS"),
    ("SUBECT: FISH TALKS", "FISH TALKS"),
    ("SUBJECT:FISH TALKSREF:ROME 12", "FISH TALKS"),
    ("SUBJECT: FISH TALKSClassified By: DCM Ann Poe", "FISH TALKS"),
    ("SUBJECT: FISH TALKSTAGS: PREL", "FISH TALKS"),
    ("TAGS: PREL, PESUBJECT: FISH TALKS", "FISH TALKS"),
    ("E.O. 12958: N/ATAGS: PREL, PE SUBJECT: FISH TALKS REF: ROME 12", "FISH TALKS"),
    ("E.O. 12958: DECL: 03/04/2019SUBJECT: FISH TALKS", "FISH TALKS"),
    ("**SUBJECT:** FISH TALKS", "FISH TALKS"),
    ("> SUBJECT: FISH TALKS\n> REF: ROME 12", "FISH TALKS"),
    ("* SUBJECT: FISH TALKS", "FISH TALKS"),
    ("SUBJECT: “FISH TALKS”", "“FISH TALKS”"),
    ("subject: fish talks\nref: rome 12", "fish talks"),
    ("SUBJECT: FISH TALKS\nUNCLASSIFIED\nPAGE 02 LIMA 00012 182333Z\nGO ON", "FISH TALKS GO ON"),
    ("SUBJECT: FISH TALKS\n\nPage 1 of 3\n\nREF: ROME 12", "FISH TALKS"),
    ("SUBJECT: FISH TALKS (CORRECTED COPY)", "FISH TALKS (CORRECTED COPY)"),
    ("SUBJECT: FISH TALKS\nSTATE PASS TO USTR\nREF: ROME 12", "FISH TALKS"),
    ("SUBJECT: FISH TALKS\nALSO FOR USAID\n\n1. x", "FISH TALKS"),
    ("SUBJECT: FISH TALKS\nEXDIS\n\n1. x", "FISH TALKS"),
    ("SUBJECT: FISH TALKS.\n1. FISH CAME.", "FISH TALKS."),
    ("SUBJECT: FISH TALKS\n(U) This cable is sensitive.\n1. (C) x", "FISH TALKS"),
    ("SUBJECT: FISH TALKS\nDEPT FOR EUR\n\n1. (C) x", "FISH TALKS"),
    ("99. Subject: Fish Talks. Ref: Rome 97.\n1. Minister told us.", "Fish Talks."),
    ("SUBJECT: FISH TALKS,\n\nREF: ROME 12", "FISH TALKS,"),
    ("SUBJECT: FISH TALKS;", "FISH TALKS"),
    ("SUBJECT: FISH TALKS REF (A) ROME 12", "FISH TALKS"),
    ("SUBJECT: FISH TALKS (REFTEL)", "FISH TALKS (REFTEL)"),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_subject(text: str, expected: str) -> None:
    assert said.subject(text) == expected


TAGS = [
    ("TAGS: [PREL, PGOV, PE]", "PREL PGOV PE"),
    ("TAGS: OVIP (KING, ANN B., JR.)", "OVIP KING, ANN B., JR."),
    ("TAGS: PRELPGOVPE", "PREL PGOV PE"),
    ("TAGS: OVIP, POE, JOSEPH, PREL", "OVIP POE, JOSEPH PREL"),
    ("TAGS: OVIP POE, JOSEPH", "OVIP POE, JOSEPH"),
    ("TAGS: OVIP: POE, JOSEPH, PREL", "OVIP POE, JOSEPH PREL"),
    ("TAGS: PREL, OVIP, DAVIDSON, JOHN B., PE", "PREL OVIP DAVIDSON, JOHN B. PE"),
    ("TAGS: OVIP [POE, JOSEPH], PREL", "OVIP POE, JOSEPH PREL"),
    ("TAGS: OVIP (POE, JOSEPH; LEE, BO), PREL", "OVIP POE, JOSEPH LEE, BO PREL"),
    ("TAGS: OVIP (POE, JOSEPH, LEE, BO), PREL", "OVIP POE, JOSEPH LEE, BO PREL"),
    ("TAGS: PREL, PGOV,PE,", "PREL PGOV PE"),
    ("TAGS: PREL,PGOV PE.KDEM", "PREL PGOV PE KDEM"),
    ("TAGS: PRELPGOV PE", "PREL PGOV PE"),
    ("TAGS: PREL\xa0PGOV\xa0PE", "PREL PGOV PE"),
    ("TAGS:\tPREL\tPGOV", "PREL PGOV"),
    ("TAGS: • PREL • PGOV", "PREL PGOV"),
    ("TAGS: PREL|PGOV|PE", "PREL PGOV PE"),
    ("TAGS: PREL: PGOV: PE", "PREL PGOV PE"),
    ("TAGS: #PREL #PGOV", "PREL PGOV"),
    ("TAGS: “PREL”, “PGOV”", "PREL PGOV"),
    ("TAGS: PREL (PE), PGOV (JA)", "PREL PE PGOV JA"),
    ("TAGS: PREL PGOV PESUBJECT: FISH", "PREL PGOV PE"),
    ("TAGS PREL, PGOV, PE\nSUBJECT: FISH", "PREL PGOV PE"),
    ("TAG S: PREL", "PREL"),
    ("TAGS:PREL,PGOV", "PREL PGOV"),
    ("TAGS: PREL, PGOV\nREF: ROME 12", "PREL PGOV"),
    ("TAGS: PREL, PGOV\nPAGE 02 LIMA 00012 182333Z\nPE, JA\nSUBJECT: FISH", "PREL PGOV PE JA"),
    ("TAGS: PREL, PGOV,\n\nPE\nSUBJECT: FISH", "PREL PGOV PE"),
    ("TAGS: PREL PG0V", "PREL PGOV"),
    ("**TAGS:** PREL, PGOV", "PREL PGOV"),
    ("> TAGS: PREL, PGOV", "PREL PGOV"),
    ("TAGS: [PREL](/tag/PREL_0.html), [PGOV](/tag/PGOV_0.html)", "PREL PGOV"),
    ("TAGS: [PREL][PGOV][PE]", "PREL PGOV PE"),
    ("E.O. 12958: N/ATAGS: PREL, PE", "PREL PE"),
    ("E.O. 12958: N/A  TAGS PREL PE", "PREL PE"),
    ("TAGS: PREL, PGOV, BRAZIL, PERU", "PREL PGOV BRAZIL PERU"),
    ("TAGS: EFIN, IMF, IBRD, WTRO", "EFIN IMF IBRD WTRO"),
    ("TAGS: CASC (POE, ANN) AND PREL", "CASC POE, ANN PREL"),
    ("TAGS: OVIP, PREL, PGOV", "OVIP PREL PGOV"),
    ("TAGS: OVIP, POE, PREL, US", "OVIP POE PREL US"),
    ("TAGS: CVIS, POE, ANN", "CVIS POE, ANN"),
    ("TAGS: OREP POE, ANN, PFOR", "OREP POE, ANN PFOR"),
]


@pytest.mark.parametrize(("text", "expected"), TAGS)
def test_tags(text: str, expected: str) -> None:
    assert " ".join(tag.tag for tag in parse_tags(text)) == expected


# executive order and day
DECLASSIFICATIONS = [
    ("E.O. 12958: DECL: 05/26/2019.", "12958 2019-05-26"),
    ("E.O. 12958: DECL:\xa005/26/2019", "12958 2019-05-26"),
    ("E.O. 12958:\tDECL:\t05/26/2019", "12958 2019-05-26"),
    ("E.O. 12958: DECL: 05/26/2019TAGS: PREL", "12958 2019-05-26"),
    ("E.O. 12958DECL: 05/26/2019", "12958 2019-05-26"),
    ("E.O. l2958: DECL: 05/26/2019", "12958 2019-05-26"),
    ("E.O. 12958: DECL: 05/26/20l9", "12958 2019-05-26"),
    ("E.O. 12958: DECL: l2/26/2019", "12958 2019-12-26"),
    ("E.0. 12958: DECL: 05/26/2019", "12958 2019-05-26"),
    ("**E.O. 12958:** DECL: 05/26/2019", "12958 2019-05-26"),
    ("> E.O. 12958: DECL: 05/26/2019", "12958 2019-05-26"),
    ("E.O. 12958: DECL: MAY 26 2019", "12958 2019-05-26"),
    ("E.O. 12958: DECL: 26MAY2019", "12958 2019-05-26"),
    ("E.O. 12958: DECL: MAY 26TH, 2019", "12958 2019-05-26"),
    ("E.O. 12958: DECL: 26TH MAY 2019", "12958 2019-05-26"),
    ("E.O. 12958: DECL: 26 MAY, 2019", "12958 2019-05-26"),
    ("E.O. 12958: DECL: 05 / 26 / 2019", "12958 2019-05-26"),
    ("E.O. 12958: DECL: 05.26.2019", "12958 2019-05-26"),
    ("E.O. 12958, DECL: 05/26/2019", "12958 2019-05-26"),
    ("E.O. 12958 - DECL: 05/26/2019", "12958 2019-05-26"),
    ("E.O. 12958 (DECL: 05/26/2019)", "12958 2019-05-26"),
    ("E.O. 12,958: DECL: 05/26/2019", "12958 2019-05-26"),
    ("EO: 12958 DECL: 05/26/2019", "12958 2019-05-26"),
    ("E.O. 13526 DECLAS: 05/26/2019", "13526 2019-05-26"),
    ("E.O. 12958: DELC: 05/26/2019", "12958 2019-05-26"),
    ("E.O. 12958: DECL:05/26/2019 REASON: 1.4(B)", "12958 2019-05-26"),
    ("E.O. 12958: UNCLASSIFIED", "12958 None"),
    ("E.O. 11652: XGDS-1 EXEMPT", "11652 None"),
    ("E.O. 11652 GDS", "11652 None"),
    ("E.O. 12958: DECL: 2019 MAY 26", "12958 2019-05-26"),
    ("E.O. 12958: DECL: 6-3-2017", "12958 2017-06-03"),
    ("Classified By: DCM Ann Poe. Reason: 1.4 (b). Declassify on: 05/26/2019", "None 2019-05-26"),
    ("Declassify On: May 26, 2019", "None 2019-05-26"),
    ("DECL ON: 05/26/2019", "None 2019-05-26"),
    ("E.O. 12065: RDS-3 6/5/05 (POE, ANN) OR-P", "12065 2005-06-05"),
    ("Executive Order 12958: Declassify 05/26/2019", "12958 2019-05-26"),
    ("CLASSIFIED BY: ANN POE. DECL: 05/26/2019", "None 2019-05-26"),
]


@pytest.mark.parametrize(("text", "expected"), DECLASSIFICATIONS)
def test_declassification(text: str, expected: str) -> None:
    found = parse_declassification(text)
    assert found is not None
    assert f"{found.order} {found.on}" == expected
