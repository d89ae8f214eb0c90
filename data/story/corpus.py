"""What is true of the sample as a whole: identities, references between cables, totals."""

import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from lxml import etree

Json = dict[str, Any]
ABOUT = tomllib.loads((Path(__file__).parent / "notes.toml").read_text(encoding="utf-8"))


def identities(cables: list[Json]) -> list[Json]:
    """Every person seen in the sample: spellings, cables, positions with the days on which they are asserted."""
    found: dict[str, Json] = {}
    for cable in cables:
        day = cable["datetime_utc"][:10]
        for person in cable["people"]:
            entry = found.setdefault(
                person["id"], {"id": person["id"], "names": [], "occurrences": [], "positions": [], "must_merge": True}
            )
            entry["must_merge"] &= not person["protected"]  # a protected name is known inside its cable only
            names = [m["core"] for m in person["mentions"] if "core" in m]
            entry["names"] += [name for name in dict.fromkeys(names) if name not in entry["names"]]
            entry["occurrences"] += [[cable["canonical_id"], role] for role in person["roles"]]
            title = f"{person['title_in_cable']} @ {person['organisation']}"
            held = next((p for p in entry["positions"] if p["position"] == title), None)
            if held is None:
                held = {"position": title, "asserted_on": []}
                entry["positions"].append(held)
            held["asserted_on"] += [day] if day not in held["asserted_on"] else []
    return [found[key] for key in sorted(found)]


def chain_lengths(edges: dict[str, set[str]], oldest_first: list[str]) -> dict[str, int]:
    """Length of the longest chain of citations that starts at each cable; a cable cites only older ones."""
    lengths: dict[str, int] = {}
    for cable in oldest_first:
        lengths[cable] = max((1 + lengths.get(target, 0) for target in edges.get(cable, ())), default=0)
    return lengths


def reference_edges(cables: list[Json]) -> list[Json]:
    """One row for every pair of citing and cited cable."""
    held = {cable["canonical_id"] for cable in cables}
    pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for cable in cables:
        for ref in [*cable["references"], *cable["body_references"]]:
            if ref["canonical_id"] and ref["canonical_id"] != cable["canonical_id"]:
                pairs[cable["canonical_id"], ref["canonical_id"]].add(ref["where"])
            ref["in_corpus"] = ref["canonical_id"] in held if ref["canonical_id"] else None
    return [
        {"source": a, "target": b, "relation": "references", "where": sorted(where), "target_in_corpus": b in held}
        for (a, b), where in sorted(pairs.items())
    ]


def totals(cables: list[Json], edges: list[Json]) -> Json:
    """Counts that a reader of the sample must reach."""
    once = list({cable["canonical_id"]: cable for cable in cables}.values())
    cited = Counter(edge["target"] for edge in edges)
    graph: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        graph[edge["source"]].add(edge["target"])
    by_time = sorted(once, key=lambda cable: str(cable["datetime_utc"]))
    contacts = [contact for cable in once for contact in cable["contacts"]]
    return {
        "files_rows_and_members": len(cables),
        "cables": len(once),
        "stub_cables": len({e["target"] for e in edges if not e["target_in_corpus"]}),
        "reference_edges": len(edges),
        "longest_chain": max(chain_lengths(graph, [cable["canonical_id"] for cable in by_time]).values()),
        "most_cited": cited.most_common(1)[0],
        "posts": len({cable["from"]["canonical"] for cable in once if cable["from"]}),
        "distinct_tags": len({tag["tag"] for cable in once for tag in cable["tags"]}),
        "distinct_people": len({p["id"] for cable in once for p in cable["people"]}),
        "person_mentions": sum(len(p["mentions"]) for cable in once for p in cable["people"]),
        "distinct_organisations": len({o["id"] for cable in once for o in cable["organisations"]}),
        "contacts": len(contacts),
        "contacts_by_kind": dict(sorted(Counter(c["kind"] for c in contacts).items())),
        "contacts_by_realis": dict(sorted(Counter(c["realis"] for c in contacts).items())),
        "paragraphs": sum(len(cable["paragraphs"]) for cable in once),
    }


TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def squeeze(element: "etree._Element") -> str:
    """An element's words without its notes."""
    parts = [element.text or ""]
    for child in element:
        if child.tag != f"{TEI}note":
            parts.append(squeeze(child))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def documents(volume: bytes) -> list[Json]:
    """The documents of the TEI volume as its own markup states them; no offsets."""
    root = etree.fromstring(volume)
    out = []
    for div in root.iter(f"{TEI}div"):
        if div.get("type") != "document":
            continue
        head = div.find(f"{TEI}head")
        date = div.find(f".//{TEI}dateline/{TEI}date")
        place = div.find(f".//{TEI}dateline/{TEI}placeName")
        people = [p.get("corresp", "").lstrip("#") for p in div.iter(f"{TEI}persName") if p.get("corresp")]
        listed = [item for item in div.iter(f"{TEI}list") if item.get("type") == "participants"]
        out.append(
            {
                "id": f"frus-sample/{div.get(XML_ID)}",
                "number": div.get("n"),
                "head": squeeze(head) if head is not None else None,
                "date": date.get("when") if date is not None else None,
                "place": squeeze(place) if place is not None else None,
                "from": ends_of(head, "from"),
                "to": ends_of(head, "to"),
                "people": sorted(set(people)),
                "participants": [squeeze(p) for one in listed for p in one.iter(f"{TEI}persName")],
                "references": [r.get("target") for r in div.iter(f"{TEI}ref") if r.get("target")],
            }
        )
    return out


def ends_of(head: "etree._Element | None", which: str) -> list[str]:
    """Senders or receivers named in a head."""
    return [squeeze(e) for e in head.iter() if e.get("type") == which] if head is not None else []


def gold_of(cables: list[Json], volume: bytes) -> Json:
    """The whole gold file."""
    edges = reference_edges(cables)
    seen = {p["id"] for cable in cables for p in cable["people"]}
    return {
        "schema": "gold_seeds/1",
        "made": "by hand in data/story; invented cables, graphkit sample",
        "notes": ABOUT["notes"],
        "cables": cables,
        "documents": documents(volume),
        "identities": identities(cables),
        "reference_edges": edges,
        "expected_totals": totals(cables, edges),
        "must_not_merge": [row for row in ABOUT["must_not_merge"] if row[0] in seen and row[1] in seen],
        "time_order": [c["canonical_id"] for c in sorted(cables, key=lambda c: c["datetime_utc"])],
    }
