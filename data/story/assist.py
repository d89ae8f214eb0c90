"""The marks that need no thought: surnames of people marked by hand in the cable, known organizations, own roles."""

import re
from collections.abc import Iterator

from story.layout import INVENTED
from story.markup import CLOSE, OPEN, ORGS, PEOPLE, POSTS, Mark, Story, bare, is_mark, lift

TITLES = (
    "Foreign Minister|Fisheries Minister|Minister of State|Minister|Ambassador|Charge|Consul General|Consul|DCM|"
    "PolOff|EconOff|Senator|Representative|Rep\\.|Sir|Dr\\.|Professor|Prof\\.|Commander|Captain|Capt\\.|Father|Fr\\.|Mr\\.|Ms\\.|Mrs\\.|DAS|"
    "Director|State Secretary|Regional Secretary|Permanent Secretary|FM|Admiral|Rear Admiral|Secretary|Under-Secretary|"
    "PermSec|CG|Director-General|A/S|Assistant Secretary|Minister-Counselor|Chief Engineer"
)
ROLES = {
    "the Ambassador": "ambassador",
    "The Ambassador": "ambassador",
    "Ambassador": "ambassador",
    "Charge": "charge",
    "the DCM": "dcm",
    "The DCM": "dcm",
    "DCM": "dcm",
    "the Charge": "charge",
    "The Charge": "charge",
    "PolOff": "poloff",
    "Poloff": "poloff",
    "EconOff": "econoff",
    "Econoff": "econoff",
    "the Consul": "consul",
    "The Consul": "consul",
    "the Consul General": "consul-general",
    "The Consul General": "consul-general",
    "the PAO": "pao",
    "PAO": "pao",
    "ConOff": "conoff",
    "EconCouns": "econcouns",
    "LabOff": "laboff",
}
LOCAL = {"MFA": "mofa", "Foreign Ministry": "mofa"}


def org_names(post: dict[str, str]) -> dict[str, str]:
    """Spelling -> organization, with the sender's own foreign ministry."""
    names = {name: row["id"] for row in ORGS.values() for name in row["names"].split(";") if name}
    for row in POSTS.values():
        names[row["origin"]] = row["id"]
    names.pop("", None)
    names.pop("Secretary of State", None)
    for name, key in LOCAL.items():
        if f"org:{post['country'].lower()}/{key}" in ORGS:
            names[name] = f"org:{post['country'].lower()}/{key}"
    if post["id"] == "post:state":
        names["the Department"] = names["The Department"] = post["id"]
    names["Department"] = names["the Department"]
    own = "Consulate" if post["plain"].startswith("AMCONSUL") else "Embassy"
    if not post["id"].startswith("org:") and post["id"] != "post:state":
        names[f"the {own}"] = names[f"The {own}"] = names["Post"] = post["id"]
    return names


def find_words(words: list[str], text: str, before: str = "") -> Iterator[re.Match[str]]:
    """Whole-word places, the longest alternative first."""
    if not words:
        return iter(())
    choice = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.finditer(rf"(?<![\w/-]){before}(?P<core>{choice})(?![\w/-])(?!(?<=the Department) of\b)", text)


def covered(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch touches one of the spans."""
    return any(a < end and start < b for a, b in spans)


def insert(text: str, places: list[tuple[int, int, int]]) -> str:
    """Put the ends of marks (number, start, end of the bare text) into a text that has marks already."""
    starts: dict[int, str] = {}
    ends: dict[int, str] = {}
    for number, start, end in places:
        starts[start] = starts.get(start, "") + chr(OPEN + number)
        ends[end] = chr(CLOSE + number) + ends.get(end, "")
    out, at = [], 0
    for char in text:
        if is_mark(char):
            out.append(char)
            continue
        out.append(starts.get(at, "") + char)
        at += 1
        out.append(ends.get(at, ""))
    return "".join(out)


def holders(story: Story) -> dict[str, str]:
    """Role of the sending post -> the person who holds it in this cable, where a title says so."""
    found: dict[str, str] = {}
    for text in [*story.fields.get("by", []), *story.blocks]:
        plain, spans = lift(text)
        cores = [(s, e) for n, s, e in spans if story.marks[n].kind == "core"]
        for number, start, end in spans:
            mark = story.marks[number]
            if mark.kind == "person" and mark.key in PEOPLE and PEOPLE[mark.key]["org"] == story.post["id"]:
                core = next(((s, e) for s, e in cores if start <= s and e <= end), (start, end))
                title = plain[start : core[0]].strip().lower().removesuffix(" a.i.").removesuffix(" d'affaires")
                role = ROLES.get(title, title.replace(" ", "-").replace("deputy-chief-of-mission", "dcm"))
                found.setdefault(role, mark.key)
    return found


def assist(story: Story) -> None:
    """Add the marks that follow from those made by hand."""
    story.blocks.append(f"({INVENTED})")
    people = {m.key for m in story.marks if m.kind == "person" and not m.key.startswith("X")}
    by_name: dict[str, set[str]] = {}
    for key in people:
        for name in {PEOPLE[key]["surname"], PEOPLE[key]["name"]}:
            by_name.setdefault(name, set()).add(key)
    names = {name: keys.pop() for name, keys in by_name.items() if len(keys) == 1}
    held, orgs = holders(story), org_names(story.post)
    story.blocks = [mark_labels(story, mark_text(story, block, names, held, orgs)) for block in story.blocks]
    for name in ("dist", "by", "subject"):
        story.fields[name] = [mark_text(story, v, {}, {}, orgs) for v in story.fields.get(name, [])]


def mark_text(story: Story, text: str, names: dict[str, str], held: dict[str, str], orgs: dict[str, str]) -> str:
    """One block with the marks that follow from ``names`` (people), ``held`` (roles) and ``orgs``."""
    plain, spans = lift(text)
    kinds = story.marks
    people = [(s, e) for n, s, e in spans if kinds[n].kind in {"person", "position", "ref"}]
    solid = [(s, e) for n, s, e in spans if kinds[n].kind in {"core", "org", "position", "ref"}]
    solid += [(s, e) for n, s, e in spans if kinds[n].kind == "person" and not has_core(n, spans, story)]
    places: list[tuple[int, int, int]] = []

    def add(mark: Mark, start: int, end: int) -> None:
        kinds.append(mark)
        places.append((len(kinds) - 1, start, end))

    for hit in find_words(list(names), plain, rf"(?P<title>(?:(?:{TITLES}) )?)"):
        if not covered(people, *hit.span()) and not plain[: hit.start()].endswith("CODEL "):
            add(Mark("person", names[hit["core"]], ("auto",)), *hit.span())
            add(Mark("core", ""), *hit.span("core"))
            people.append(hit.span())
            solid.append(hit.span())
    for hit in find_words(list(ROLES), plain):
        if not covered(people, *hit.span()):
            role = ROLES[hit["core"]]
            holder = held.get(role)
            mark = Mark("person", holder, ("auto", "role_only")) if holder else Mark("position", role, ("auto",))
            add(mark, *hit.span())
            solid.append(hit.span())
    for hit in find_words(list(orgs), plain):
        if not covered(solid, *hit.span()):
            add(Mark("org", orgs[hit["core"]].removeprefix("org:"), ("auto",)), *hit.span())
    return insert(text, places)


def has_core(number: int, spans: list[tuple[int, int, int]], story: Story) -> bool:
    """Whether a person's mark has its core marked inside."""
    _, start, end = next(span for span in spans if span[0] == number)
    return any(story.marks[n].kind == "core" and start <= s and e <= end for n, s, e in spans)


def plain_text(story: Story) -> str:
    """The body without marks, for checks."""
    return bare("\n\n".join(story.blocks))


LABELLED = re.compile(r"\b[Rr]eftel\b|\b(?:[Rr]efs?|REFS?) ([A-Z])\b(?:( and |-)([A-Z])\b)?")


def head_references(story: Story) -> dict[str, str]:
    """Label -> what the REF line cites under it; '' is the first."""
    found: dict[str, str] = {}
    label = ""
    for line in story.fields.get("ref", []):
        plain, spans = lift(line)
        for number, start, _ in sorted(spans, key=lambda span: span[1]):
            if story.marks[number].kind != "ref":
                continue
            hit = re.search(r"([A-Z])[.)] ?$", plain[max(0, start - 4) : start])
            label = hit[1] if hit else ""
            found.setdefault(label, story.marks[number].key)
            found.setdefault("", story.marks[number].key)
    return found


def labels_of(hit: re.Match[str]) -> list[str]:
    """The letters that ``Refs A-C`` or ``Ref B`` names; '' for ``reftel``."""
    first, joint, last = hit[1] or "", hit[2], hit[3]
    if joint == "-":
        return [chr(code) for code in range(ord(first), ord(last) + 1)]
    return [first, last] if joint else [first]


def mark_labels(story: Story, text: str) -> str:
    """``reftel`` and ``Ref B`` as references to items of the REF line."""
    plain, spans = lift(text)
    done = [(s, e) for n, s, e in spans if story.marks[n].kind == "ref"]
    items, places = head_references(story), []
    for hit in LABELLED.finditer(plain):
        for label in labels_of(hit):
            if label in items and not covered(done, *hit.span()):
                story.marks.append(Mark("ref", items[label], (f"label={label}",)))
                places.append((len(story.marks) - 1, *hit.span()))
    return insert(text, places)
