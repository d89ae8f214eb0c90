"""Meetings and what only looks like one, from the author's lines and the marks of their evidence."""

from story.ids import Json, org_id, org_row, person_id, position_id, side_of, squeeze
from story.markup import PEOPLE
from story.spans import Gold


def contacts(gold: Gold) -> list[Json]:
    """The meetings, from the author's lines and their evidence marks."""
    out = []
    for row in gold.story.facts:
        if not row[0].startswith("m"):
            continue
        key, kind, date, who, *rest = row
        extra = dict(part.strip().split("=", 1) for part in (rest[0].split(";") if rest and rest[0] else []))
        evidence = [(s, e) for s, e, m in gold.of("evidence") if m.key == key[1:]]
        if not evidence:
            raise ValueError(f"{gold.story.id}: {key} has no evidence in the text")
        paragraphs = [p for p in dict.fromkeys(gold.paragraph(s) for s, _ in evidence) if p]
        out.append(
            {
                "id": f"contact:{gold.story.id}/{key[1:]}",
                "kind": kind,
                "realis": extra.get("realis", "actual"),
                "certainty": extra.get("certainty", "asserted"),
                "date": date or None,
                "date_precision": {10: "day", 7: "month", 4: "year"}.get(len(date), "unknown"),
                "weekday_conflict": "weekday_conflict" in extra,
                "place": extra.get("place"),
                "occasion": extra.get("occasion"),
                "participants": participants(gold, who, kind),
                "paragraph": paragraphs[0] if len(paragraphs) == 1 else paragraphs,
                "topic": extra.get("topic"),
                "acts_on_cable": extra.get("acts_on"),
                "evidence": [{"text": squeeze(gold.text[s:e]), "start": s, "end": e} for s, e in evidence],
            }
        )
    return out


def participants(gold: Gold, who: str, kind: str) -> list[Json]:
    """``abrantes + @econoff + #mt/mfa + post + caruana:host``."""
    out: list[Json] = []
    for item in who.split(" + "):
        key, _, role = item.strip().partition(":")
        if key.startswith("X"):
            key, role = f"X:{role or 1}", ""
        if key == "post":
            full, org, country = gold.story.post["id"], gold.story.post["id"], "US"
        elif key.startswith("@"):
            full = position_id(key[1:], gold.story)
            org = full.removeprefix("position:").rpartition("/")[0]
            org = org if org.startswith(("post:", "org:")) else f"org:{org}"
            country = "US" if org.startswith(("post:", "org:us")) else org[4:6].upper()
        elif key.startswith("#"):
            full = org = org_id(key[1:])
            country = "US" if full.startswith(("post:", "org:us")) else org_row(key[1:])["country"] or ""
        else:
            full, org = person_id(key, gold.story), gold.org_of(key)
            country = PEOPLE[key]["country"] if key in PEOPLE else ""
        side = side_of(country)
        if not role:
            taken = any(p["side"] == side for p in out) if kind != "told" else bool(out)
            role = (
                ("addressee" if taken else "speaker") if kind == "told" else ("accompanying" if taken else "principal")
            )
        out.append({"id": full, "side": side, "role": role, "on_behalf_of": org or None})
    return out


def non_contacts(gold: Gold) -> list[Json]:
    """What looks like a meeting and is none."""
    why = {row[0]: row[1] for row in gold.story.facts if row[0].startswith("n")}
    return [
        {"why": why[m.key], "text": squeeze(gold.text[s:e]), "start": s, "end": e} for s, e, m in gold.of("non")
    ]  # fmt: skip
