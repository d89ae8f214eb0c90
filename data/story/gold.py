"""The annotation of a rendered cable, in the schema of a hand-made gold file."""

import hashlib
import re
import unicodedata
from typing import Any

from story.layout import addresses, sent_at, serial
from story.layouts import Rendered
from story.markup import ORGS, PEOPLE, POSTS, Mark, Story, bare

Json = dict[str, Any]
ROLE_TITLES = {
    "ambassador": "Ambassador", "dcm": "Deputy Chief of Mission", "charge": "Charge d'Affaires, a.i.",
    "poloff": "Political Officer", "econoff": "Economic Officer", "consul": "Consul", "consul-general": "Consul General",
    "pao": "Public Affairs Officer", "conoff": "Consular Officer", "econcouns": "Economic Counselor",
}  # fmt: skip
ORGANIZATION_TAGS = {"EUN", "UN", "UNESCO"}
PROGRAM = re.compile(r"K[A-Z]{3}")


def squeeze(text: str) -> str:
    """Words with one space between them."""
    return " ".join(text.split())


def person_id(key: str, story: Story) -> str:
    """``person:leonor-abrantes-falcao``; the second of two namesakes has ``-2``; a redaction is nobody else's."""
    if key.startswith("X"):
        return f"person:redacted/{story.id}/{key[2:] or '1'}"
    name = PEOPLE[key]["name"]
    slug = re.sub(r"[^a-z]+", "-", unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()).strip("-")
    same = [other for other, row in PEOPLE.items() if row["name"] == name]
    return f"person:{slug}" + (f"-{same.index(key) + 1}" if same.index(key) else "")


def side_of(country: str) -> str:
    """``US`` or ``foreign``."""
    return "US" if country == "US" else "foreign"


def position_id(key: str, story: Story) -> str:
    """``dcm`` is the sending post's; ``lisbon/dcm`` another's; ``mt/mfa/protocol`` a ministry's."""
    if "/" not in key:
        return f"position:{story.post['id']}/{key}"
    return f"position:{key}" if key.split("/")[0] in COUNTRIES else f"position:post:{key}"


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


class Gold:
    """One rendered cable's spans, by kind, with what stands where."""

    def __init__(self, done: Rendered) -> None:
        self.done, self.story, self.text = done, done.story, done.text
        self.spans = sorted(((s, e, self.story.marks[n]) for n, s, e in done.spans), key=lambda row: (row[0], -row[1]))
        self.paragraphs = [row for row in self.spans if row[2].kind == "paragraph"]
        first = self.paragraphs[0][0] if self.paragraphs else 0
        last = self.paragraphs[-1][1] if self.paragraphs else len(self.text)
        self.bounds = (first, last)

    def of(self, kind: str) -> list[tuple[int, int, Mark]]:
        """The marks of a kind in order of the text."""
        return [row for row in self.spans if row[2].kind == kind]

    def zone(self, start: int) -> str:
        """envelope, cable_header, body or signature."""
        first, last = self.bounds
        if start >= last:
            return "signature"
        if start >= first:
            return "body"
        if start < self.text.find("pdf how-to read a cable"):
            return "page_header"
        head = re.search(r"\bE\.O\. ?1", self.text)
        top = self.text.rfind("\nFM ", 0, head.start() if head else first)
        return "envelope" if top >= 0 and start <= top + 60 and self.text.rfind("\n", 0, start) <= top + 1 else "cable_header"

    def paragraph(self, start: int) -> int | None:
        """The number of the paragraph that holds a place."""
        return next((int(m.key) or None for s, e, m in self.paragraphs if s <= start < e), None)

    def place(self, start: int, end: int) -> Json:
        """The fields that every mention has."""
        return {"surface": squeeze(self.text[start:end]), "start": start, "end": end}

    def mention(self, start: int, end: int, mark: Mark) -> Json:
        """A person's mention with its core."""
        cores = [(s, e) for s, e, m in self.spans if m.kind == "core" and start <= s and e <= end]
        core = cores[0] if cores else (start, end)
        zone, words = self.zone(start), squeeze(self.text[core[0] : core[1]])
        entry = self.place(start, end) | {
            "kind": kind_of(zone, words, core != (start, end), mark),
            "zone": zone,
            "paragraph": self.paragraph(start),
        }
        if entry["kind"] != "role_only":
            entry |= {"core_start": core[0], "core_end": core[1], "core": words}
        return entry

    def people(self) -> list[Json]:
        """One entry a person, mentions in order."""
        found: dict[str, Json] = {}
        for start, end, mark in self.of("person"):
            key = mark.key
            row = PEOPLE.get(key, {"name": "XXXXXXXXXXXX", "surname": "", "country": "", "org": "", "title": ""})
            redacted = key.startswith("X")
            entry = found.setdefault(
                key,
                {
                    "id": person_id(key, self.story),
                    "canonical_name": row["name"],
                    "surname": row["surname"],
                    "title_in_cable": row["title"],
                    "organisation": self.org_of(key) or None,
                    "side": side_of(row["country"]) if not redacted else None,
                    "country": row["country"] or None,
                    "roles": [],
                    "protected": False,
                    "redacted": redacted,
                    "mentions": [],
                },
            )
            entry["protected"] |= "protect" in mark.options
            mention = self.mention(start, end, mark)
            entry["mentions"].append(mention)
            role = {"signature": "signer", "classified_by": "classified_by"}.get(mention["kind"], "mentioned")
            entry["roles"] += [role] if role not in entry["roles"] else []
            if "core" in mention and mention["kind"] == "full" and "titled" not in entry:
                outside = self.text[start : mention["core_start"]] + " " + self.text[mention["core_end"] : end]
                title = squeeze(outside).strip(" ,()")
                if title:
                    entry["title_in_cable"], entry["titled"] = title, True
        for entry in found.values():
            entry.pop("titled", None)
        return list(found.values())

    def org_of(self, key: str) -> str:
        """Whom a person works for in this cable: ``works: abrantes pt/sea`` overrides the table."""
        for line in self.story.fields.get("works", []):
            who, org = line.split(" ")
            if who == key:
                return org_id(org)
        return PEOPLE[key]["org"] if key in PEOPLE else ""

    def positions(self) -> list[Json]:
        """Role-only mentions whose holder the cable does not name."""
        found: dict[str, Json] = {}
        for start, end, mark in self.of("position"):
            full = position_id(mark.key, self.story)
            org, _, key = full.removeprefix("position:").rpartition("/")
            org = org if org.startswith(("post:", "org:")) else f"org:{org}"
            country = org_row(org)["country"] if org in ORGS or org.startswith("post:") else None
            side = "US" if org.startswith(("post:", "org:us")) else "foreign"
            entry = found.setdefault(
                full,
                {
                    "position": full,
                    "title": ROLE_TITLES.get(key, key.replace("-", " ").title()),
                    "organisation": org,
                    "side": side,
                    "country": country,
                    "in_document_person": None,
                    "mentions": [],
                },
            )
            more = {"kind": "role_only", "zone": self.zone(start), "paragraph": self.paragraph(start)}
            entry["mentions"].append(self.place(start, end) | more)
        return list(found.values())

    def organisations(self) -> list[Json]:
        """Organizations and posts named in the text, the FM line's included."""
        found: dict[str, Json] = {}
        for start, end, mark in self.of("org"):
            entry = found.setdefault(mark.key, org_row(mark.key) | {"mentions": []})
            more = {"kind": "org", "zone": self.zone(start), "paragraph": self.paragraph(start)}
            entry["mentions"].append(self.place(start, end) | more)
        return list(found.values())

    def references(self) -> list[Json]:
        """Citations of the REF line and of the body."""
        out: list[Json] = []
        for start, end, mark in self.of("ref"):
            words = squeeze(self.text[start:end])
            cable = re.match(r"\d\d[A-Z]", mark.key) is not None
            labelled = next((o[6:] or None for o in mark.options if o.startswith("label=")), None)
            where = "body" if self.zone(start) == "body" else "ref_line"
            if where == "ref_line" and any(row["canonical_id"] == mark.key and cable for row in out):
                continue  # the head is printed twice
            if where == "ref_line":
                found = re.search(r"(?:^|[\s¶:])\(?([A-Z])[.)]\s*$", self.text[max(0, start - 8) : start])
                labelled = labelled or (found[1] if found else None)
            out.append(
                {
                    "as_written": words,
                    "canonical_id": mark.key if cable else None,
                    "kind": "cable" if cable else mark.key,
                    "where": where,
                    "year_rule": self.year_rule(words, mark) if cable else None,
                    "label": labelled,
                    "caption": next((o for o in mark.options if o in {"NOTAL", "EXDIS"}), None),
                    "previous": "previous" in mark.options,
                    "text": words,
                    "start": start,
                    "end": end,
                }
            )
        return out

    def year_rule(self, words: str, mark: Mark) -> str:
        """How the cited year is known."""
        if any(o.startswith("label=") for o in mark.options):
            return "label"
        if "stated" in mark.options or re.match(r"\(?'?(?:19|20)?\d\d\)? ?[A-Z]", words):
            return "stated"
        return "citing" if mark.key[:2] == self.story.id[:2] else "rollover"

    def contacts(self) -> list[Json]:
        """The meetings, from the author's lines and their evidence marks."""
        out = []
        for row in self.story.facts:
            if not row[0].startswith("m"):
                continue
            key, kind, date, who, *rest = row
            extra = dict(part.strip().split("=", 1) for part in (rest[0].split(";") if rest and rest[0] else []))
            evidence = [(s, e) for s, e, m in self.of("evidence") if m.key == key[1:]]
            if not evidence:
                raise ValueError(f"{self.story.id}: {key} has no evidence in the text")
            paragraphs = [p for p in dict.fromkeys(self.paragraph(s) for s, _ in evidence) if p]
            out.append(
                {
                    "id": f"contact:{self.story.id}/{key[1:]}",
                    "kind": kind,
                    "realis": extra.get("realis", "actual"),
                    "certainty": extra.get("certainty", "asserted"),
                    "date": date or None,
                    "date_precision": {10: "day", 7: "month", 4: "year"}.get(len(date), "unknown"),
                    "weekday_conflict": "weekday_conflict" in extra,
                    "place": extra.get("place"),
                    "occasion": extra.get("occasion"),
                    "participants": self.participants(who, kind),
                    "paragraph": paragraphs[0] if len(paragraphs) == 1 else paragraphs,
                    "topic": extra.get("topic"),
                    "acts_on_cable": extra.get("acts_on"),
                    "evidence": [{"text": squeeze(self.text[s:e]), "start": s, "end": e} for s, e in evidence],
                }
            )
        return out

    def participants(self, who: str, kind: str) -> list[Json]:
        """``abrantes + @econoff + #mt/mfa + post + caruana:host``."""
        out: list[Json] = []
        for item in who.split(" + "):
            key, _, role = item.strip().partition(":")
            if key.startswith("X"):
                key, role = f"X:{role or 1}", ""
            if key == "post":
                full, org, country = self.story.post["id"], self.story.post["id"], "US"
            elif key.startswith("@"):
                full = position_id(key[1:], self.story)
                org = full.removeprefix("position:").rpartition("/")[0]
                org = org if org.startswith(("post:", "org:")) else f"org:{org}"
                country = "US" if org.startswith(("post:", "org:us")) else org[4:6].upper()
            elif key.startswith("#"):
                full = org = org_id(key[1:])
                country = "US" if full.startswith(("post:", "org:us")) else org_row(key[1:])["country"] or ""
            else:
                full, org = person_id(key, self.story), self.org_of(key)
                country = PEOPLE[key]["country"] if key in PEOPLE else ""
            side = side_of(country)
            if not role:
                taken = any(p["side"] == side for p in out) if kind != "told" else bool(out)
                role = ("addressee" if taken else "speaker") if kind == "told" else ("accompanying" if taken else "principal")
            out.append({"id": full, "side": side, "role": role, "on_behalf_of": org or None})
        return out

    def non_contacts(self) -> list[Json]:
        """What looks like a meeting and is none."""
        why = {row[0]: row[1] for row in self.story.facts if row[0].startswith("n")}
        return [
            {"why": why[m.key], "text": squeeze(self.text[s:e]), "start": s, "end": e} for s, e, m in self.of("non")
        ]  # fmt: skip

    def paragraph_rows(self) -> list[Json]:
        """Numbers, markings and ends of the paragraphs."""
        rows = []
        for start, end, mark in self.paragraphs:
            words = self.text[start:end]
            found = re.match(r"(?:- )?\[?[¶\ufffd]?\d+\.(?:\]\(#\))?", words)
            label = re.match(r"\W*(?:\([A-Z/]+\)\s*)?(SUMMARY|COMMENT|NOTE)", words[found.end() if found else 0 :], re.IGNORECASE)
            rows.append(
                {
                    "number": int(mark.key) or None,
                    "marking": mark.options[0] or None,
                    "marker_as_written": found[0] if found else None,
                    "label": label[1] if label else None,
                    "start": start,
                    "end": end,
                    "last_words": " ".join(words.split()[-4:]),
                }
            )
        return rows


def kind_of(zone: str, words: str, titled: bool, mark: Mark) -> str:
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


def tag_row(tag: str) -> Json:
    """A tag with its kind."""
    if "," in tag or "(" in tag:
        return {"tag": tag, "kind": "person"}
    if tag in ORGANIZATION_TAGS:
        return {"tag": tag, "kind": "organization"}
    if len(tag) == 2:
        return {"tag": tag, "kind": "geo"}
    return {"tag": tag, "kind": "program" if PROGRAM.fullmatch(tag) else "subject"}


def classified(gold: Gold) -> Json | None:
    """Who classified."""
    for start, end, mark in gold.of("person"):
        if "classified" not in mark.options:
            continue
        entry = gold.mention(start, end, mark)
        line = squeeze(gold.text[start : start + 220])
        reasons = re.search(r"1\.[45] ?((?:\(?[A-Za-z]\)?(?:,| and |, )? ?)+)", line)
        letters = re.findall(r"\b([a-eA-E])\b", reasons[1]) if reasons else []
        role = squeeze(gold.text[start : entry["core_start"]] + " " + gold.text[entry["core_end"] : end]).strip(" ,")
        return {
            "name_as_written": entry["core"],
            "person": person_id(mark.key, gold.story),
            "role_as_written": role or None,
            "reasons": [f"1.4({letter.lower()})" for letter in letters],
        }
    return None


def address_row(story: Story, row: dict[str, str]) -> dict[str, str]:
    """An addressee as its layout writes it: the archive has no routing indicators and numbers action addressees only."""
    row = {key: value for key, value in row.items() if key != "key"}
    if story.year < 2000:
        row["routing_indicator"] = ""
        row["message_number"] = row["message_number"] if row["action_or_info"] == "action" else ""
    return row


def sender(story: Story) -> Json | None:
    """The FM line; None where the container alone says who sent the cable."""
    if story.one("partial"):
        return None
    return {
        "name_as_written": story.post["plain"],
        "canonical": story.post["origin"],
        "routing_indicator": story.post["ri"] if story.year > 2000 else None,
        "post": story.post["id"],
    }


def iso_date(written: str) -> str | None:
    """``05/26/2019`` as ISO; None where there is no date."""
    found = re.match(r"(\d\d)/(\d\d)/(\d{4})", written)
    return f"{found[3]}-{found[1]}-{found[2]}" if found else None


def annotate(done: Rendered) -> Json:
    """The gold of one cable."""
    gold, story, when = Gold(done), done.story, sent_at(done.story)
    gold_people = gold.people()
    signed = [m for p in gold_people for m in p["mentions"] if m["kind"] == "signature"]
    signer = next((p["id"] for p in gold_people if any(m["kind"] == "signature" for m in p["mentions"])), None)
    has_envelope = not story.one("partial")
    rows = addresses(story) if has_envelope else []
    cited = gold.references()
    captions = story.one("captions", "SIPDIS").split("; ") if story.year > 2000 else []
    return {
        "file": f"sample/{done.file}",
        "locator": done.locator,
        "layout": done.layout,
        "sha256": hashlib.sha256(done.text.encode()).hexdigest(),
        "canonical_id": story.id,
        "mrn": f"{story.post['station']} {serial(story):06d}",
        "dtg_as_written": story.one("dtg").split(" ", 1)[1],
        "datetime_utc": f"{when:%Y-%m-%dT%H:%M:%SZ}",
        "classification": story.one("class"),
        "sections": int(story.one("sections", "1")),
        "captions": [c.replace(" " * 3, "_").replace(" ", "").replace("_", " ") if c[1:2] == " " else c for c in captions],
        "from": sender(story),
        "eo12958": {"declassify_on": iso_date(story.one("decl", "N/A")), "as_written": story.one("decl", "N/A")},
        "addressees": [
            {"order": n, **{k: v or None for k, v in address_row(story, row).items()}} for n, row in enumerate(rows, 1)
        ],
        "tags": [tag_row(tag) for tag in re.findall(r"(?<=\()[^)]*(?=\))|[A-Z]+", story.one("tags"))],
        "subject": bare(story.one("subject")).upper(),
        "references": [ref for ref in cited if ref["where"] == "ref_line"],
        "body_references": [ref for ref in cited if ref["where"] == "body"],
        "classified_by": classified(gold),
        "signature": {"as_written": signed[0]["surface"], "person": signer} if signed else None,
        "paragraphs": gold.paragraph_rows(),
        "people": [person for person in gold_people if not person["redacted"]],
        "redactions": [person for person in gold_people if person["redacted"]],
        "position_mentions": gold.positions(),
        "organisations": gold.organisations(),
        "contacts": gold.contacts(),
        "non_contacts": gold.non_contacts(),
    }
