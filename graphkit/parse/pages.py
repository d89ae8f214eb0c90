"""Page and section headers inside a text: they cut sentences and are no part of them."""

import re

SERIAL_PAGE = re.compile(
    r"[A-Z][A-Z .'/-]{1,30}?\s{1,4}\d{6,8}\s{1,4}\d{3}(?:\.\d)?\s{1,2}OF\s{1,2}\d{1,3}(?:\.\d)?[. ]{0,5}$"
)
OLD_PAGE = re.compile(r"P\s?A\s?G\s?E\s{1,3}(?P<page>\d{1,3})\b")
FURNITURE = re.compile(r"[Pp]age\s{1,3}\d{1,3}(?:\s{1,3}of\s{1,3}|\s?/\s?)\d{1,3}$")
SECTION = re.compile(
    r"(?:FINAL\s{1,2})?SECTION\s{1,2}(?:\d{1,2}\s{1,2})?OF\s{1,2}\d{1,2}(?:\s{1,2}[A-Z][A-Z .'-]{1,30}\d{3,8})?$"
)


def is_page(line: str) -> bool:
    """Whether a line is a page header of either form.

    >>> is_page("ANKARA 00000378  002 OF 004"), is_page("PAGE 02  CAPE T 00097 01 OF 03 182017Z"), is_page("PAGE TWO")
    (True, True, False)
    >>> is_page("Page 2 of 2"), is_page("FINAL SECTION OF 02 LIMA 000118"), is_page("Page 2 of the book")
    (True, True, False)
    """
    if line[:1] in "Pp":
        if OLD_PAGE.match(line):
            return len(line) < 80
        if FURNITURE.match(line):
            return True
    elif line[:1] in "FS" and SECTION.match(line):
        return True
    return len(line) < 66 and " OF " in line and SERIAL_PAGE.match(line) is not None
