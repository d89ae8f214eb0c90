"""Ids of people, positions and organizations, as the gold writes them."""

import re
import unicodedata
from typing import Any

from story.markup import ORGS, PEOPLE, POSTS, Mark, Story

Json = dict[str, Any]
ROLE_TITLES = {
    "ambassador": "Ambassador",
    "dcm": "Deputy Chief of Mission",
    "charge": "Charge d'Affaires, a.i.",
    "poloff": "Political Officer",
    "econoff": "Economic Officer",
    "consul": "Consul",
    "consul-general": "Consul General",
    "pao": "Public Affairs Officer",
    "econcouns": "Economic Counselor",
}


def squeeze(text: str) -> str:
    """Words with one space between them."""
    return " ".join(text.split())


def person_id(key: str, story: Story) -> str:
    """``person:leonor-abrantes-falcao``; the second of two namesakes has ``-2``; a redaction is nobody else's."""
    if key.startswith("X"):
        return f"person:redacted:{story.id}/{key[2:] or '1'}"
    name = PEOPLE[key]["name"]
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z]+", "-", ascii_name).strip("-")
    same = [other for other, row in PEOPLE.items() if row["name"] == name]
    return f"person:{slug}" + (f"-{same.index(key) + 1}" if same.index(key) else "")


def side_of(country: str) -> str:
    """``US`` or ``foreign``."""
    return "US" if country == "US" else "foreign"


def position_id(key: str, story: Story) -> str:
    """``dcm`` is the sending post's; ``lisbon/dcm`` another's; ``mt/mfa/protocol`` a ministry's."""
    if "/" not in key:
        return f"position:{story.post['id']}/{key}"
    return f"position:{key}" if key.partition("/")[0] in {*COUNTRIES, "unknown"} else f"position:post:{key}"


COUNTRIES = {row["country"].lower() for row in ORGS.values()} | {"un", "eu"}


def org_id(key: str) -> str:
    """An organization's or a post's id."""
    return key if key.startswith(("post:", "org:")) else f"org:{key}"


def org_row(key: str) -> Json:
    """Name, kind and country of an organization or post."""
    full = org_id(key)
    for row in POSTS.values():
        if row["id"] == full and full.startswith("post:"):
            kind = "department" if full == "post:state" else "post"
            return {"id": full, "canonical_name": row["origin"], "org_kind": kind, "country": row["country"]}
    row = ORGS[full]
    return {"id": full, "canonical_name": row["name"], "org_kind": row["kind"], "country": row["country"] or None}


def kind_of(zone: str, words: str, mark: Mark, *, titled: bool) -> str:
    """full, honorific+surname, surname, signature, role_only or classified_by."""
    if "role_only" in mark.options:
        return "role_only"
    if zone == "signature":
        return "signature"
    if zone == "cable_header" and "classified" in mark.options:
        return "classified_by"
    row = PEOPLE.get(mark.key)
    if row is None or words.casefold() == row["surname"].casefold() or " " not in words:
        return "honorific+surname" if titled else "surname"
    return "full"
