"""Subject, TAGS and declassification, each alone on a pasted fragment."""

import pytest

from graphkit.parse import parse_declassification, parse_tags
from tests.parse import said

SUBJECTS = [
    ("SUBJECT: FISH TALKS", "FISH TALKS"),
    ("SUBJ: FISH TALKS", "FISH TALKS"),
    ("SUBJECT:FISH TALKS", "FISH TALKS"),
    ("Subject: Fish Talks", "Fish Talks"),
    ("SUBJECT. FISH TALKS", "FISH TALKS"),
    ("SUBJECT - FISH TALKS", "FISH TALKS"),
    ("SUBJECT FISH TALKS", "FISH TALKS"),
    ("SUBJECT: FISH: TALKS GO ON", "FISH: TALKS GO ON"),
    ("SUBJECT: (C) FISH TALKS", "(C) FISH TALKS"),
    ("SUBJECT: (S/NF) FISH\nTALKS", "(S/NF) FISH TALKS"),
    ("SUBJECT: FISH\n         TALKS\n         GO ON\n\nREF: LIMA 12", "FISH TALKS GO ON"),
    ("SUBJECT: FISH TALKS REFS: A. LIMA 12", "FISH TALKS"),
    ("SUBJECT: FISH TALKS REFTEL: LIMA 12", "FISH TALKS"),
    ("SUBJECT: FISH TALKS (REF: LIMA 12)", "FISH TALKS"),
    ("SUBJECT: FISH TALKSREFS: LIMA 12", "FISH TALKS"),
    ("SUBJECT: FISH TALKS\nREF LIMA 12", "FISH TALKS"),
    ("SUBJECT: FISH TALKS\nREFS A. LIMA 12", "FISH TALKS"),
    ("SUBJECT: FISH TALKS REF A: LIMA 12 REF B: ROME 13", "FISH TALKS"),
    ("SUBJECT: FISH TALKS\nRef A) LIMA 12", "FISH TALKS"),
    ("SUBJECT: FISH TALKS\nREFERENCE: LIMA 12", "FISH TALKS"),
    ("SUBJECT: FISH TALKS\nRef(s): LIMA 12", "FISH TALKS"),
    ("SUBJECT: FISH TALKS\nClassified By: DCM Ann Poe", "FISH TALKS"),
    ("SUBJECT: FISH TALKS Classified By: DCM Ann Poe", "FISH TALKS"),
    ("SUBJECT: FISH TALKS\n1. (C) Fish came.", "FISH TALKS"),
    ("SUBJECT: FISH TALKS\n¶1. (C) Fish came.", "FISH TALKS"),
    ("SUBJECT: FISH TALKS\nSummary\n-------\n1. (C) Fish", "FISH TALKS"),
    ("SUBJECT: FISH TALKS\n-------\nSummary\n-------\n1. (C) Fish", "FISH TALKS"),
    ("SUBJECT: FISH\n\nTALKS GO ON\n\nREF: LIMA 12", "FISH TALKS GO ON"),
    ("SUBJECT: Fish Talks in\n\nLima Go On\n\nREF: LIMA 12", "Fish Talks in Lima Go On"),
    ("SUBJECT: FISH\nLIMA 00000012  001.2 OF 003\nTALKS", "FISH TALKS"),
    ("SUBJECT: FISH TALKS IN\nLIMA 00000012  001.2 OF 003\n\n1. (C) Fish", "FISH TALKS IN"),
    ("SUBJECT: REFUGEES LEAVE", "REFUGEES LEAVE"),
    ("SUBJECT: TALKS ON REFORM: NEXT STEPS", "TALKS ON REFORM: NEXT STEPS"),
    ("SUBJECT: CHIEF: REFS: NONE NEEDED", "CHIEF:"),
    ("SUBJECT: [FISH](#) TALKS", "FISH TALKS"),
    ("SUBJECT: **FISH TALKS**", "FISH TALKS"),
    ("## SUBJECT: FISH TALKS", "FISH TALKS"),
    ("- SUBJECT: FISH TALKS", "FISH TALKS"),
    ("SUBJECT: FISH TALKS:\n-- A. BOATS\n-- B. NETS\n\n1. (C) x", "FISH TALKS: -- A. BOATS -- B. NETS"),
    ("TAGS: PREL\nSUBJECT:\nFISH TALKS", "FISH TALKS"),
    ("SUBJECT:\n\nFISH TALKS\n\nREF: LIMA 1", "FISH TALKS"),
    ("S U B J E C T: FISH TALKS", "FISH TALKS"),
    ("SUBJECT: FISH TALKS\nE.O. 12958: N/A", "FISH TALKS"),
    ("SUBJECT: FISH TALKS\nTAGS: EFIS", "FISH TALKS"),
    ("SUBJECT: FISH TALKS TAGS: EFIS", "FISH TALKS"),
    ("SUBJECT: FISH TALKS\nC O N F I D E N T I A L SECTION 01 OF 02 LIMA 000012\n1. (C) x", "FISH TALKS"),
    ("SUBJECT: LIMA SECTION 8 HOUSING\nREF: A. LIMA 1", "LIMA SECTION 8 HOUSING"),
    ("SUBJECT: CORRECTED COPY: FISH TALKS", "CORRECTED COPY: FISH TALKS"),
    ("SUBJECT: FISH\tTALKS", "FISH TALKS"),
    ("SUBJECT: FISH TALKS\r\nGO ON\r\n\r\nREF: LIMA 1", "FISH TALKS GO ON"),
    ("SUBJECT: FISH TALKS ", "FISH TALKS"),
    ("SUBJECT: FISH TALKS\nSIPDIS\nREF: LIMA 1", "FISH TALKS"),
    (
        "SUBJECT: FISH TALKS - SECRETARY'S\nMEETING WITH POE\n(C-LM8-00123)\n",
        "FISH TALKS - SECRETARY'S MEETING WITH POE (C-LM8-00123)",
    ),
    ("SUBJECT: FISH TALKS\n\nParticipants: Poe\n", "FISH TALKS"),
    ("SUBJECT: MEETING WITH\n\n1. (C) x", "MEETING WITH"),
    ("SUBJECT:  XXXXXXXXXXXX ON FISH", "XXXXXXXXXXXX ON FISH"),
    (
        "SUBJ:  FISH TALKS: AMBASSADOR'S CALL\n       ON MINISTER  --  PART 2 OF 3\n \nREF:  LIMA 12",
        "FISH TALKS: AMBASSADOR'S CALL ON MINISTER -- PART 2 OF 3",
    ),
    ("PAGE 01 LIMA 00012\nE.O. 11652: GDS\nTAGS: EFIS, PE\nSUBJ: FISH TALKS", "FISH TALKS"),
    ("SUBJECT: FISH TALKS 1. (C) Summary: Fish came.", "FISH TALKS"),
    ("SUBJECT: US-\nNORWAY TALKS", "US-NORWAY TALKS"),
    ("SUBJECT: FISH TALKS - REF: A. LIMA 12", "FISH TALKS"),
    ("TAGS: EFIS, NO SUBJ FISH TALKS", "FISH TALKS"),
    ("TAGS EFIS,\nNO SUBJECT FISH TALKS\nREF: LIMA 12", "FISH TALKS"),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_subject(text: str, expected: str) -> None:
    assert said.subject(text) == expected


TAGS = [
    ("TAGS: PREL, PGOV, JA", "PREL PGOV JA"),
    ("TAGS PREL PGOV JA", "PREL PGOV JA"),
    ("TAGS: PREL,PGOV,JA", "PREL PGOV JA"),
    ("TAGS: PREL/PGOV/JA", "PREL PGOV JA"),
    ("TAGS: PREL; PGOV; JA", "PREL PGOV JA"),
    ("TAGS: PREL - PGOV - JA", "PREL PGOV JA"),
    ("TAGS:[PREL](#) [PGOV](#)", "PREL PGOV"),
    ("TAGS: [PREL](http://example.org/tag/PREL_0.html), [PGOV](#)", "PREL PGOV"),
    ("TAG: PREL, PGOV", "PREL PGOV"),
    ("Tags: prel, pgov", "PREL PGOV"),
    ("TAGS. PREL", "PREL"),
    ("TAGS; PREL", "PREL"),
    ("TAGS : PREL", "PREL"),
    ("T A G S: PREL", "PREL"),
    ("TAGS: OVIP (POE, ANN B.), PREL", "OVIP POE, ANN B. PREL"),
    ("TAGS: OVIP(POE, ANN B.) PREL", "OVIP POE, ANN B. PREL"),
    ("TAGS: PREL, (POE, ANN), JA", "PREL POE, ANN JA"),
    ("TAGS: OVIP POE, ANN B. PREL", "OVIP POE, ANN B. PREL"),
    ("TAGS: OVIP (POE, ANN\nB.), PREL", "OVIP POE, ANN B. PREL"),
    ("TAGS: OVIP (POE), PREL", "OVIP POE PREL"),
    ("TAGS: OVIP (POE, ANN) (LEE, BO), PREL", "OVIP POE, ANN LEE, BO PREL"),
    ("TAGS: PREL, PGOV,\nJA, CH\nSUBJECT: FISH", "PREL PGOV JA CH"),
    ("TAGS: PREL PGOV\n      JA CH\nSUBJECT: FISH", "PREL PGOV JA CH"),
    ("TAGS: PREL\n\nSUBJECT: FISH", "PREL"),
    ("TAGS: PREL SUBJECT: FISH", "PREL"),
    ("TAGS: PREL PGOV JA SUBJECT: FISH", "PREL PGOV JA"),
    ("E.O. 12958: N/A TAGS: PREL JA", "PREL JA"),
    ("E.O. 12958: DECL: 03/04/2019 TAG PREL, PGOV", "PREL PGOV"),
    ("E.O. 12958: DECL: 03/04/2019 TAGS PREL, PGOV", "PREL PGOV"),
    ("TAGS: PREL, PREL", "PREL"),
    ("TAGS: ADB-1, GM-1", "ADB-1 GM-1"),
    ("TAGS: PREL, KTIP, XF, XA-1, NATO, UNSC, EU", "PREL KTIP XF XA-1 NATO UNSC EU"),
    ("TAGS: N/A", ""),
    ("TAGS: NONE", ""),
    ("TAGS:", ""),
    ("TAGS: PREL.", "PREL"),
    ("TAGS: PREL AND PGOV", "PREL PGOV"),
    ("TAGS: PREL & PGOV", "PREL PGOV"),
    ("TAGS: PREL, IAEA, C-NE4-00123", "PREL IAEA C-NE4-00123"),
    ("TAGS: **PREL**, PGOV", "PREL PGOV"),
    ("PREL, PGOV, JA", "PREL PGOV JA"),
    ("TAGS: PREL, US, ZP", "PREL US ZP"),
    ("TAGS: EFIN, ECON, G-20", "EFIN ECON G-20"),
    ("TAGS: ASEC, CASC, 9/11", "ASEC CASC"),
    ("TAGS: SENV KGHG\nPE", "SENV KGHG PE"),
    ("TAGS: PREL PGOV\nLIMA 00000012  001.2 OF 003\nPE", "PREL PGOV PE"),
    ("E.O. 11652: GDS\nTAGS: PFOR, UR, US", "PFOR UR US"),
    ("TAGS: OEXC (POE, ANN),  SCUL", "OEXC POE, ANN SCUL"),
    ("TAGS: PREL  PGOV   \tJA", "PREL PGOV JA"),
    ("TAGS: PINR (POE, ANN B) PE", "PINR POE, ANN B PE"),
    ("TAGS: PEPR, OVIP (KING POE), JO", "PEPR OVIP KING POE JO"),
    ("TAGS: UN-1, UNGA", "UN-1 UNGA"),
    ("TAGS: EFIS, NO SUBJ FISH TALKS", "EFIS NO"),
    ("TAGS: EFIS, PREL,\n NO SUBJ: FISH", "EFIS PREL NO"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TAGS: OVIP (POE ANN), PREL", ["OVIP", "POE ANN", "PREL"]),
        ("TAGS: PREL (NATO UNSC), JA", ["PREL", "NATO", "UNSC", "JA"]),
        ("TAGS: OVIP (POE), PREL", ["OVIP", "POE", "PREL"]),
    ],
)
def test_brackets_hold_a_person_or_tags(text: str, expected: list[str]) -> None:
    assert [tag.tag for tag in parse_tags(text)] == expected


@pytest.mark.parametrize(("text", "expected"), TAGS)
def test_tags(text: str, expected: str) -> None:
    found = parse_tags(text)
    assert " ".join(tag.tag for tag in found) == expected
    assert all(" ".join(tag.span.of(text).upper().split()) == tag.tag for tag in found)


DECLASSIFICATIONS = [
    ("E.O. 12958: DECL: 05/26/2019", ("12958", "2019-05-26", "05/26/2019")),
    ("EO 12958 DECL: 05/26/2019", ("12958", "2019-05-26", "05/26/2019")),
    ("E.O. 12958:DECL:05/26/2019", ("12958", "2019-05-26", "05/26/2019")),
    ("E.O. 12958: DECL: 5/26/19", ("12958", "2019-05-26", "5/26/19")),
    ("E.O. 12958: 05/26/2019", ("12958", "2019-05-26", "05/26/2019")),
    ("E.O. 12958: DECL: 2019/05/26", ("12958", "2019-05-26", "2019/05/26")),
    ("E.O. 12958: DECL: 2019-05-26", ("12958", "2019-05-26", "2019-05-26")),
    ("E.O. 12958: DECL: 05-26-2019", ("12958", "2019-05-26", "05-26-2019")),
    ("E.O. 12958: DECL: 26/05/2019", ("12958", "2019-05-26", "26/05/2019")),
    ("E.O. 12958: DECL: MAY 26, 2019", ("12958", "2019-05-26", "MAY 26, 2019")),
    ("E.O. 12958: DECL: 26 MAY 2019", ("12958", "2019-05-26", "26 MAY 2019")),
    ("E.O. 12958: DECL: MAY 2019", ("12958", "2019-05-01", "MAY 2019")),
    ("E.O. 12958: DECL: 05/26/ 2019", ("12958", "2019-05-26", "05/26/ 2019")),
    ("E.O. 12958: DECL: 05/26/\n2019", ("12958", "2019-05-26", "05/26/ 2019")),
    ("E.O. 12958: DECL; 05/26/2019", ("12958", "2019-05-26", "05/26/2019")),
    ("E.O. 12958: DECL 05/26/2019", ("12958", "2019-05-26", "05/26/2019")),
    ("E.O. 12958: DECL. 05/26/2019", ("12958", "2019-05-26", "05/26/2019")),
    ("E.O. 12958: Declassify on: 05/26/2019", ("12958", "2019-05-26", "05/26/2019")),
    ("E.O. 12958: N/A", ("12958", None, "N/A")),
    ("E.O. 12958:N/A", ("12958", None, "N/A")),
    ("EO 12958: N/A", ("12958", None, "N/A")),
    ("E.O. 12958: DECL: N/A", ("12958", None, "N/A")),
    ("E.O. 12958: NA", ("12958", None, "NA")),
    ("E.O. 12958: DECL: X1", ("12958", None, "X1")),
    ("E.O. 12958: DECL: 1.6 X6", ("12958", None, "1.6 X6")),
    ("E.O. 12356: DECL: OADR", ("12356", None, "OADR")),
    ("E.O. 12356: N/A", ("12356", None, "N/A")),
    ("E.O. 12356: DECL:OADR", ("12356", None, "OADR")),
    ("E.O. 12065: GDS 6/5/86 (POE, ANN)", ("12065", "1986-06-05", "GDS 6/5/86 (POE, ANN)")),
    ("E.O. 12065: RDS-4 6/5/99 (POE, ANN) OR-M", ("12065", "1999-06-05", "RDS-4 6/5/99 (POE, ANN) OR-M")),
    ("E.O. 12065: RDS-1 6/5/09", ("12065", "2009-06-05", "RDS-1 6/5/09")),
    ("E.O. 12065: NA", ("12065", None, "NA")),
    ("E.O. 11652: GDS", ("11652", None, "GDS")),
    ("E.O. 11652: XGDS-3", ("11652", None, "XGDS-3")),
    ("E.O. 11652: ADS, DECLAS 12/31/82", ("11652", "1982-12-31", "ADS, DECLAS 12/31/82")),
    ("E.O. 11652:    N/A", ("11652", None, "N/A")),
    ("E.O. 12958: DNG: CO 09/01/05", ("12958", "2005-09-01", "DNG: CO 09/01/05")),
    ("E.O. 12958: DECL: CLOSURE OF ICTY", ("12958", None, "CLOSURE OF ICTY")),
    ("E.O. 13526: DECL: 2020/05/26", ("13526", "2020-05-26", "2020/05/26")),
    ("E. O. 12958: DECL: 05/26/2019", ("12958", "2019-05-26", "05/26/2019")),
    ("E.O.12958: DECL: 05/26/2019", ("12958", "2019-05-26", "05/26/2019")),
    ("E.O 12958: DECL: 05/26/2019", ("12958", "2019-05-26", "05/26/2019")),
    ("EO12958: DECL: 05/26/2019", ("12958", "2019-05-26", "05/26/2019")),
    ("EXECUTIVE ORDER 12958: DECL: 05/26/2019", ("12958", "2019-05-26", "05/26/2019")),
    ("E.O. 12958: DECL: 05/26/2019 TAGS: PREL", ("12958", "2019-05-26", "05/26/2019")),
    ("E.O. 12958: DECL: 05/26/2019\nTAGS: PREL", ("12958", "2019-05-26", "05/26/2019")),
    ("DECL: 05/26/2019", (None, "2019-05-26", "05/26/2019")),
    ("DECLASSIFY ON: 05/26/2019", (None, "2019-05-26", "05/26/2019")),
    ("E.O. 12958: DECL: 13/45/2019", ("12958", None, "13/45/2019")),
    ("E.O. 12958: DECL: 25X1-HUMAN", ("12958", None, "25X1-HUMAN")),
    ("E.O. 12958: DECL: O5/26/2O19", ("12958", "2019-05-26", "O5/26/2O19")),
    ("E.O. 12958: DECL: 20190526", ("12958", "2019-05-26", "20190526")),
    ("E.O.: 12958 DECL: 05/26/2019", ("12958", "2019-05-26", "05/26/2019")),
    ("e.o. 12958: decl: 05/26/2019", ("12958", "2019-05-26", "05/26/2019")),
    ("E.O. 12958: UPON END OF TALKS", ("12958", None, "UPON END OF TALKS")),
    ("E.O. 12958: DECL: 10 YEARS", ("12958", None, "10 YEARS")),
    ("E.O.. 12958: DECL: 05/26/2019", ("12958", "2019-05-26", "05/26/2019")),
    ("E.O. 12958 (AS AMENDED): DECL: 05/26/2019", ("12958", "2019-05-26", "05/26/2019")),
    ("E.O. 12958, AS AMENDED: DECL: 05/26/2019", ("12958", "2019-05-26", "05/26/2019")),
    ("E.O. 12958: DECL: 26-MAY-2019", ("12958", "2019-05-26", "26-MAY-2019")),
    ("E.O. 12958: DECL: 26 May 19", ("12958", "2019-05-26", "26 May 19")),
    ("E.O. 12958: DECL: 05262019", ("12958", "2019-05-26", "05262019")),
]


@pytest.mark.parametrize(("text", "expected"), DECLASSIFICATIONS)
def test_declassification(text: str, expected: tuple[str | None, str | None, str]) -> None:
    found = parse_declassification(text)
    assert found is not None
    assert (found.order, found.on and found.on.isoformat(), found.written) == expected
    assert " ".join(found.span.of(text).split()) == found.written
