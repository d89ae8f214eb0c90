"""The labels that open a head field, at the start of a line or in the middle of one."""

import re

# Each label and the letters that it may begin with.
FORMS = (
    (
        "eo",
        "E",
        r"E\s?\.?\s?[O0]\s?\.{0,2}\s?,?:?\s{0,3}:?[1lI][\dlIO],?[\dlIO]{3}|E\.\s?O\.\s{0,3}:|EXECUTIVE\s{1,3}ORDER\s{1,3}\d{5}",
    ),
    ("tags", "T", r"(?:TAGS?|T A G S)\b\s{0,3}[:;.]?|(?:TGAS|TAGSS|TGS|TAGES)\s{0,2}:"),
    (
        "subject",
        "S",
        (
            r"(?:SUBJ(?:ECT)?|S U B J(?: E C T)?)\b(?:\*\*)?\s{0,3}(?:\.?:|[;.-]|/(?=\s))?"
            r"|(?:SUBJ?E?C?T?|SUJ[BE]*CT|SUB[EC]J?C?[TE]{1,2}|SUBJCET|SUBJETC|SBUJECT)\s{0,2}:"
        ),
    ),
    (
        "ref",
        "R",
        (
            r"(?:REF(?:/?S|['’]S|TELS?|F)?|REFE?RE?NCES?|REF\(S\)|REFTEL\(S\)|R E F(?: S)?(?=\s?:)|RE F(?=:))(?:\*\*)?"
            r"(?:\s{0,3}[:;.]|\s{1,3}-\s|\s(?=\(?[A-Z0-9][A-Z0-9.):\s])|$)"
        ),
    ),
    (
        "classified_by",
        "CD(",
        (
            r"(?:\(\w{1,4}\)\s{1,3})?"
            r"(?:(?:C[L1]ASS?[I1L]?[I1L]F[A-Z1]{0,6}|CLASSFI[A-Z]{1,4}|DERIVATIVELY\s{1,3}CLASSIFIED|CLASS)\.?\s{0,3}(?:BY\b|AUTHORITY|:)"
            r"|CLASSIFICATION\s{1,3}(?:AUTHORITY|BY\b)|CLASSIFIED\s{1,3}(?=(?:FOR\s{1,3}REASON|UNDER\b|PURSUANT\b)))"
        ),
    ),
    (
        "reason",
        "RD",
        r"DERIVED\s{1,3}FROM\b|REASONS?\s{0,3}:|DECLASSIFY ON\s{0,3}:|DECL(?:AS|ASSIFY)?\s{0,2}ON\s{0,2}:",
    ),
)
LABELLED = frozenset(name for name, _, _ in FORMS)
BULLET = r"(?:#{1,4}\s{1,3}|\*{1,2}\s{0,3}|[->•]\s{1,3})?"


def _any(letter: str) -> str:
    """The labels that may begin with a letter; all of them where none is given."""
    return "|".join(f"(?P<{name}>{form})" for name, letters, form in FORMS if letter in letters)


# By the first character of a line: only the labels that it may open are tried.
LABELS = (
    {char: re.compile(f"{BULLET}(?:{_any('')})", re.IGNORECASE) for char in "#*->•"}
    | {char: re.compile(_any(letter), re.IGNORECASE) for letter in "ETSRCD" for char in letter + letter.lower()}
    | {char: re.compile(rf"[\[(¶]\s?(?:{_any('R')})|{_any('(')}", re.IGNORECASE) for char in "[(¶"}
)
# In the middle of a line a label needs its colon, and capitals where the word is a common one.
INNER = re.compile(
    r"""(?P<classified_by>(?:\bC|(?<=[A-Z])C(?=l))(?:lassified|LASSIFIED)\s{1,3}(?:BY|By|by)\s?:)
    |(?P<ref>\(?(?:REF(?:S|TELS?)?\s?:|\bRef(?:s|tels?)?\s?:|\bR(?:EF|ef)\ A\s?:|\bREFS?\s(?=\(A\)\s)))
    |(?P<tags>(?<!\w)TAGS\s?:|TAGS\s?:(?=\s{0,4}\[?[A-Z]{4}\b)
        |(?:(?<=\d\s)|(?<=/A\s)|(?<=/A\s\s)|(?<=/A\s{4})|(?<=OADR\s))TAGS?\s(?=[A-Z]{4}\b))
    |(?P<subject>SUBJ(?:ECT)?\s?:)
    |(?P<eo>(?<!\w)E\.O\.\s\d{5}\s?:(?!\s{0,3}(?:1\.[45]|[Rr]eason|REASON)))""",
    re.VERBOSE,
)
BARE_SUBJECT = re.compile(r"SUBJ(?<=[\s,]SUBJ)(?:ECT)?[\s.;-]{1,3}(?=[A-Z])")
BARE_REF = re.compile(
    r"(?<=[\s,(])REF(?<!\wREF)(?:S|TELS?)?\s{1,2}"
    r"(?=[A(]?A[.)]|(?:'?\d\d\s)?[A-Z]{3,12}(?:\s[A-Z]{2,12}){0,2}\s\d{1,6}(?:[\s,;.)]|$))"
)
# How the words before a colon end where a label may stand there.
BEFORE_COLON = (
    "BY", "By", "by", "REF", "REFS", "REFTEL", "REFTELS", "REF A", "Ref", "Refs", "Reftel", "Reftels", "Ref A", "TAGS",
    "SUBJ", "SUBJECT",
)  # fmt: skip
ENDS = frozenset(word[-1] for word in BEFORE_COLON) | {" "}


def read_label(line: str) -> tuple[str, int] | None:
    """The field that a line opens and where its label ends.

    >>> read_label("SUBJ: TALKS ON FISH"), read_label("REFTEL: LIMA 12"), read_label("Refugees came.")
    (('subject', 5), ('ref', 7), None)
    """
    label = LABELS.get(line[:1])
    hit = label.match(line) if label else None
    if hit is None or hit.lastgroup is None:
        return None
    return ("classified_by" if hit.lastgroup == "reason" else hit.lastgroup), hit.end()


def inner_labels(line: str, after: int, field: str = "") -> list[tuple[str, int]]:
    """Fields that open later on the same line, each with its offset.

    Behind TAGS a subject needs no colon, and behind a subject no REF that cites a cable.

    >>> inner_labels("SUBJECT: FISH TALKSREF: LIMA 12 Classified By: DCM Ann Poe", 8)
    [('ref', 19), ('classified_by', 32)]
    >>> inner_labels("TAGS: EFIS, NO SUBJ FISH TALKS", 5, "tags"), inner_labels("SUBJ: FISH REF LIMA 12", 5, "subject")
    ([('subject', 15)], [('ref', 11)])
    """
    if field == "tags" and (bare := BARE_SUBJECT.search(line, after)):
        return [("subject", bare.start())]
    if _may_label(line, after):
        return [(str(hit.lastgroup), hit.start()) for hit in INNER.finditer(line, after)]
    if field == "subject" and "REF" in line and (bare := BARE_REF.search(line, after)):
        return [("ref", bare.start())]
    return []


def _may_label(line: str, after: int) -> bool:
    """Whether a colon stands behind the last word of a label, which few lines have: looked at before the pattern is."""
    at = line.find(":", after)
    while at >= 0:
        if line[at - 1] in ENDS and line[max(after, at - 12) : at].rstrip().endswith(BEFORE_COLON):
            return True
        at = line.find(":", at + 1)
    return "E.O." in line or ("TAG" in line and line.find("TAG", after) >= 0)
