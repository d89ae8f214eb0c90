"""Invented cables for tests. No person, event or number in them is real."""

PROTECTED_NAME = "Belmira Dalustakova"

LISBON_212 = """\
VZCZCXYZ0042
PP RUEHWEB
DE RUEHLI #0212/01 0601015
ZNY CCCCC ZZH
P 011015Z MAR 07
FM AMEMBASSY LISBON
TO RUEHC/SECSTATE WASHDC PRIORITY 4410
INFO RUEHTL/AMEMBASSY TALLINN 0031
C O N F I D E N T I A L LISBON 000212

SIPDIS

E.O. 12958: DECL: 02/28/2017
TAGS: EFIS, PREL, PO
SUBJECT: LIGHTHOUSE LEASE: THE MINISTER IS READY

REF: A. STATE 20311
     B. 06 LISBON 1180

Classified By: DCM Harriet Quillfeather for reasons 1.4 (b) and (d).

1. (C) SUMMARY: Fisheries Minister Edvino Tarolides told the DCM
on February 28 that Portugal will sign the lighthouse lease this
spring. END SUMMARY.

2. (C) Fisheries Minister Edvino Tarolides told the DCM on
February 28 that he will sign the lease. Tarolides met with
Ambassador Ruth Penhaligon on February 26.

3. (C) A clerk of the ministry, Belmira Dalustakova (strictly
protect), told Poloff on February 27 that the annex is not ready.

4. (U) NOTE: THIS CABLE IS INVENTED. END NOTE.
PENHALIGON
"""

TALLINN_31 = """\
VZCZCXYZ0043
RR RUEHWEB
DE RUEHTL #0031 0611200
ZNR UUUUU ZZH
R 021200Z MAR 07
FM AMEMBASSY TALLINN
TO RUEHLI/AMEMBASSY LISBON PRIORITY 0007
INFO RUEHC/SECSTATE WASHDC 9921
UNCLAS TALLINN 000031

E.O. 12958: N/A
TAGS: EFIS, EN
SUBJECT: LIGHTHOUSE LEASE: ESTONIAN VIEW

REF: LISBON 212

1. (U) Deputy Foreign Minister Gorlan Velinasson met with Econoff on
March 1 to discuss reftel. NOTE: INVENTED. END NOTE.
WINTERBOTTOM
"""
