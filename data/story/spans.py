"""The spans of one rendered cable by kind: mentions, references and paragraphs, with what stands where."""

import re

from story.ids import ROLE_TITLES, Json, kind_of, org_id, org_row, person_id, position_id, side_of, squeeze
from story.layouts import Rendered
from story.markup import ORGS, PEOPLE, Mark

CAPTION = re.compile(r"\((NOTAL|EXDIS)\)")
LABEL = re.compile(r"\W*(?:\([A-Z/]+\)\s*)?(SUMMARY|COMMENT|NOTE)", re.IGNORECASE)


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
        on_fm_line = top >= 0 and start <= top + 60 and self.text.rfind("\n", 0, start) <= top + 1
        return "envelope" if on_fm_line else "cable_header"

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
            "kind": kind_of(zone, words, mark, titled=core != (start, end)),
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
            entry = found.setdefault(mark.key, org_row(mark.key) | self.accepted(mark.key) | {"mentions": []})
            more = {"kind": "org", "zone": self.zone(start), "paragraph": self.paragraph(start)}
            entry["mentions"].append(self.place(start, end) | more)
        return list(found.values())

    def accepted(self, key: str) -> Json:
        """The id that a reader of this cable alone would give a body of several countries that it does not call so."""
        if key != "int/sentinel-line-commission":
            return {}
        area = self.done.story.post["country"].lower()
        return {"also_accept": [f"org:{area}/{key.partition('/')[2]}"]}

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
                    "caption": next(iter(CAPTION.findall(words)), None),
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

    def paragraph_rows(self) -> list[Json]:
        """Numbers, markings and ends of the paragraphs."""
        rows = []
        for start, end, mark in self.paragraphs:
            words = self.text[start:end]
            found = re.match(r"(?:- )?\[?[¶\ufffd]?\d+\.(?:\]\(#\))?", words)
            label = LABEL.match(words, found.end() if found else 0)
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
