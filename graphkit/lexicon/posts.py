"""Posts and stations: who writes and receives cables, by every spelling that the wire has for them."""

import re
from functools import lru_cache

FRONT = re.compile(r"(?:AMEMBASSY|AMEMB|AMCONSUL|AMCONGEN|AMCON|EMBASSY|CONSULATE|USMISSION|USINT|USLO|CABLE)\b\s?")
STATE = re.compile(r"(?:SEC\s?STATE|STATE|DEPT OF STATE|DEPARTMENT OF STATE)(?:\s?WASH(?:INGTON)?\s?D\.?C\.?)?$")


@lru_cache(maxsize=8192)
def station_key(name: str) -> str | None:
    """The station as ids write it."""
    plain = name.upper().strip(" .,:#-")
    if STATE.match(plain):
        return "STATE"
    plain = FRONT.sub("", plain, count=1)
    key = re.sub(r"[^A-Z]", "", plain.replace("0", "O"))
    return key or None


@lru_cache(maxsize=8192)
def find_id(name: str) -> str | None:
    """The id of an addressee."""
    plain = name.upper().strip()
    if STATE.match(plain):
        return "post:state"
    hit = re.match(r"(?:AMEMBASSY|AMEMB|AMCONSUL|AMCONGEN|EMBASSY|CONSULATE(?: GENERAL)?) ([A-Z .'-]{2,40})$", plain)
    if hit is None:
        return None
    return "post:" + re.sub(r"[^a-z0-9]+", "-", hit[1].lower()).strip("-")
