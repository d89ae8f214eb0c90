"""Page and section headers inside a text: they cut sentences and are no part of them."""

import re

SERIAL_PAGE = re.compile(
    r"[A-Z][A-Z .'/-]{1,30}?\s{1,4}\d{6,8}\s{1,4}\d{3}(?:\.\d)?\s{1,2}OF\s{1,2}\d{1,3}(?:\.\d)?[. ]{0,5}$"
)
OLD_PAGE = re.compile(r"P\s?A\s?G\s?E\s{1,3}(?P<page>\d{1,3})\b")
SECTION = re.compile(r"(?:FINAL\s)?SECTION\s{1,2}\d{1,2}\s{1,2}OF\s{1,2}\d{1,2}\b")


def is_page(line: str) -> bool:
    """Whether a line is a page header of either form.

    >>> is_page("ANKARA 00000378  002 OF 004"), is_page("PAGE 02  CAPE T 00097 01 OF 03 182017Z"), is_page("PAGE TWO")
    (True, True, False)
    """
    if line[:1] == "P" and OLD_PAGE.match(line):
        return len(line) < 80
    return len(line) < 66 and " OF " in line and SERIAL_PAGE.match(line) is not None
