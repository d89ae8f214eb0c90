"""The annotation of a rendered cable, in the schema of a hand-made gold file."""

import hashlib
import re

from story.ids import Json, person_id, squeeze
from story.layout import addresses, sent_at, serial
from story.layouts import Rendered
from story.markup import Story, bare
from story.meetings import contacts, non_contacts
from story.spans import Gold

ORGANIZATION_TAGS = {"EUN", "UN", "UNESCO"}
PROGRAM = re.compile(r"K[A-Z]{3}")


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
    """An addressee as its layout writes it: the archive has no routing indicators and numbers no info addressee."""
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


def close_up(caption: str) -> str:
    """``C O R R E C T E D   C O P Y`` as two words."""
    if caption[1:2] != " ":
        return caption
    return " ".join(word.replace(" ", "") for word in caption.split("   "))


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
        "captions": [close_up(caption) for caption in captions],
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
        "contacts": contacts(gold),
        "non_contacts": non_contacts(gold),
    }
