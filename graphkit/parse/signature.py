"""The signature: a surname on the last line, or behind the last sentence."""

import re

from graphkit.lexicon.markings import NOT_SIGNATURES, ROLE_WORDS
from graphkit.lexicon.names import english_words, given_names, surname_words
from graphkit.model import Signature, Span
from graphkit.parse.classification import NAMES as LEVELS
from graphkit.parse.classification import read_classification
from graphkit.parse.lines import Line, split_lines, squeeze
from graphkit.parse.pages import is_page

END_MARKS = re.compile(
    r"(?:N{2,4}|#{1,6}\s?\d{0,6}|\d{1,2}|BT|\*{3,}|[-=*_]{3,}|\.{1,5}|END\s{1,3}(?:OF\s{1,3})?(?:CABLE\s{1,3}TEXT|TEXT|CABLE)"
    r"|[-=*_]{3,}[A-Z ]{1,20}[-=*_]{0,30}|\d{4}-\d\d-\d\d|UNQ(?:UO)?TE\.?"
    r"|</?\w{1,10}>|MINIMIZE\s{1,3}CONSIDERED\.?|[A-Z][A-Z .'’-]{1,50}\.\.\.)\s*$",
    re.IGNORECASE,
)
END_WORDS = frozenset({
    "NN", "NNN", "NNNN", "BT", "UNQUOTE", "UNQTE", "SIPDIS", "NOFORN", "NODIS", "EXDIS", "LIMDIS", "STADIS",
})  # fmt: skip
ORNAMENTS = '*#()[]¶>"“”-=_ \t\xa0'
REDACTED = re.compile(r"X{4,}$", re.IGNORECASE)
TITLES = frozenset({
    "AMBASSADOR", "AMB", "CHARGE", "CDA", "DCM", "A/DCM", "CG", "CONSUL", "GENERAL", "SECRETARY", "MINISTER", "DEPUTY",
    "ACTING", "MINISTER-COUNSELOR", "COUNSELOR", "SIGNED", "D'AFFAIRES", "D’AFFAIRES", "A.I.", "A.I",
})  # fmt: skip
BETWEEN = re.compile(r"(/|&| AND |\n)")
# What operators put behind a surname on its line, and an office or another's name in brackets or behind a comma.
SIGN_BEHIND = re.compile(
    r"(?:\s{0,4}N{4}|\s{0,4}#{1,2}\s?\d{1,6}|\s{1,4}(?:BT|UNCLAS(?:SIFIED)?|CONFIDENTIAL|SECRET))$"
)
OFFICE_BEHIND = re.compile(
    r"(?:\s{0,2}\((?P<bracket>[A-Za-z .,/'’-]{2,40})\)|,\s(?P<comma>[A-Z .,/'’-]{2,40})"
    r"|\s(?P<other>FOR\s(?:THE\s)?[A-Z'’-]{2,20}|ACTING))$"
)
SIGNED = re.compile(r"(?:SIGNED\s?:|/S/)\s{0,4}", re.IGNORECASE)
SPACED = re.compile(r"[A-Z](?:\s{1,3}[A-Z'’&/-]){1,30}\s{1,3}[A-Z]$")
GAP = re.compile(r"\s+")
LONGEST_MARK = 90  # characters of an operator's line
# Where a post's pages were found, which many cables end with; an address on the web stands below it or on its line.
FOOTER = re.compile(
    r"(?:Please\s)?Visit\s[^\n]{2,60}\b(?:web\s?)?(?:site|page)\b[^\n]{0,80}$|https?://\S+$", re.IGNORECASE
)
SHORT = 60  # characters of a line that may be a signature with more on it
LONGEST_DATE = 14  # characters: it is not looked for along a whole line, which may be long
DATE_ENDS = frozenset("0123456789.")
LONGEST_ABOVE = 30
FEW = 8  # lines above a signature that may hold another and the end of the last sentence
ENDED = '.!?)"”'
DATE = re.compile(r"\s{1,4}\d{4}-\d\d-\d\d$|\s{1,4}\.$")
NAME = re.compile(
    r"[A-Z][A-Z'’.-]{1,24}(?:[ ][A-Z][A-Z'’.-]{0,24}){0,3}"
    r"(?:\s?(?:/|&|\bAND\b)\s?[A-Z][A-Z'’ .-]{1,24})?(?:,? (?:JR|SR|II|III|IV)\.?)?$"
)
MIXED = re.compile(r"[A-Za-z][A-Za-z'’-]{2,24}(?: [A-Z][A-Za-z'’-]{1,24})?(?:,? (?:[Jj]r|[Ss]r|II|III)\.?)?$")
BEHIND = re.compile(
    r"""(?:[.!?)\]"”’*]{1,3}\s{0,4}|\bEND\s(?:OF\s)?(?:COMMENT|TEXT|NOTE|SUMMARY|CABLE|PART\s\w{1,6})\.?\s{1,4}
    |\bUNQ(?:UO)?TE\.?\s{1,4}|/\S{0,60}\s(?:(?:c\ ?)?fm\s)?)
    (?P<name>(?:(?:VAN|VON|DE|DER|LA|LE|DEL|AL|MC|Van|De|La)\ ){0,2}[A-Z][A-Za-z'’-]{2,24})$""",
    re.VERBOSE | re.IGNORECASE,
)


def signature_start(text: str, start: int, end: int) -> tuple[int, int] | None:
    r"""Where the signature of the text between ``start`` and ``end`` stands, None where it has none.

    >>> words = "1. (C) Fish came.\nPOE\nNNNN"
    >>> words[slice(*signature_start(words, 0, len(words)))]
    'POE'
    >>> signature_start("1. (C) Fish came, with some of them twice,", 0, 41)
    """
    end = _before_end_marks(text, start, end)
    line_start = max(text.rfind("\n", start, end) + 1, start)
    line = text[line_start:end]
    words = line.strip()
    if words[-1:] in DATE_ENDS and (dated := DATE.search(words, max(0, len(words) - LONGEST_DATE))):
        words = words[: dated.start()]
    at = line_start + line.find(words[:1])
    at, words = _bare(at, words) if len(words) < SHORT else (at, words.rstrip("*#() \t"))
    if not words or REDACTED.match(words):
        return None
    alone = words.isupper() if line_start == 0 else not _ends_sentence_above(text, line_start, line.rstrip())
    if alone and (line_start > start or not start) and _is_name(words):
        return _with_those_above(text, start, line_start, at), at + len(words)
    hit = BEHIND.search(words, max(0, len(words) - 100))
    if hit is None or not _counts_behind(hit["name"], words):
        return None
    return at + hit.start("name"), at + hit.end("name")


def _bare(at: int, words: str) -> tuple[int, str]:
    """A last line without ornaments, signs and the office of who signed; and where what is left begins."""
    if words.isalpha() and words[-4:] != "NNNN":
        return at, words  # one word, as most are
    while (sign := SIGN_BEHIND.search(words)) is not None and sign.start():
        words = words[: sign.start()]
    office = OFFICE_BEHIND.search(words)
    if office and (office["other"] or _is_office(office["bracket"] or office["comma"])):
        words = words[: office.start()]
    kept = words.lstrip(ORNAMENTS)
    if signed := SIGNED.match(kept):
        kept = kept[signed.end() :]
    kept = kept.lstrip("/")
    return at + len(words) - len(kept), kept.rstrip(ORNAMENTS).rstrip("/")


def _is_office(words: str) -> bool:
    """Whether words behind a surname say in what office, or for whom, it stands.

    >>> _is_office("CHARGE D'AFFAIRES A.I."), _is_office("FOR POE"), _is_office("LEE")
    (True, True, False)
    """
    parts = words.lower().split()
    return parts[:1] == ["for"] or all(part.strip(".,") in ROLE_WORDS for part in parts)


def _with_those_above(text: str, start: int, line_start: int, at: int) -> int:
    """Where the signatures begin: another surname in capitals may stand between a last one and the last sentence."""
    name = _line_above(text, start, line_start)
    if name is None or len(name.text) > LONGEST_ABOVE or not (name.text.isupper() and text[at].isupper()):
        return at
    if not NAME.match(name.text) or not _is_name(name.text) or any(map(_is_word, name.text.split())):
        return at
    above = _line_above(text, start, name.start)
    return name.start if above is not None and above.text[-1] in ENDED else at


def _line_above(text: str, start: int, end: int) -> Line | None:
    """The nearest line before ``end`` that is neither blank nor furniture of a page."""
    for _ in range(FEW):
        if end <= start:
            return None
        begin = max(text.rfind("\n", start, end - 1) + 1, start)
        line = split_lines(text, begin, end - 1)[0]
        if line.text and (len(line.text) > SHORT or not _is_end_mark(line.text)):
            return line
        end = begin
    return None


def _is_word(word: str) -> bool:
    """Whether a word is one of the language rather than a surname."""
    plain = word.lower()
    return plain in english_words() and plain not in surname_words() and plain not in given_names()


def _ends_sentence_above(text: str, line_start: int, line: str) -> bool:
    """Whether a last line with a stop is the last word of the sentence that the line above began."""
    if line[-1:] != "." or line[-2:-1] in (" ", "."):
        return False
    above = _line_above(text, 0, line_start)
    return above is not None and (above.text[-1].isalnum() or above.text[-1] in ",-")


def _before_end_marks(text: str, start: int, end: int) -> int:
    """The end of the text without the operators' last lines."""
    for _ in range(6):
        while end > start and text[end - 1].isspace():
            end -= 1
        line_start = text.rfind("\n", start, end) + 1
        if line_start <= start or end - line_start > LONGEST_MARK or not _is_end_mark(text[line_start:end].strip()):
            return end
        end = line_start
    return end


def _is_end_mark(line: str) -> bool:
    """Whether a line behind the signature is an operator's sign, a classification or a page's foot."""
    if line.isalpha():  # one word, as most signatures are
        return line.upper() in END_WORDS or read_classification(line) is not None
    if line[:1] in "VvPpHh" and FOOTER.match(line):
        return True
    return END_MARKS.match(line) is not None or is_page(line) or read_classification(line) is not None


def _is_name(words: str) -> bool:
    """Whether a whole last line can be a surname."""
    if words.isalpha() and words.isascii() and words.isupper() and 1 < len(words) < 26:  # as most are
        return words not in NOT_SIGNATURES
    words = squeeze(words) if "  " in words and not SPACED.match(words) else words
    parts = words.upper().replace(" AND ", " ").split()
    if len(words) > 45 or any(part.strip(".,") in NOT_SIGNATURES for part in parts):
        return False
    if SPACED.match(words):
        whole = "".join(words.split())
        cut_off = any(level.replace(" ", "").startswith(whole) for level in LEVELS.values())
        return not cut_off and not {whole, *_joined(words).split()} & NOT_SIGNATURES
    return NAME.match(words) is not None or MIXED.match(words) is not None


def _counts_behind(name: str, words: str) -> bool:
    """A surname behind the last sentence begins with a capital, and its line says more than that name."""
    if name.upper() in NOT_SIGNATURES or not name[:1].isupper() or name.upper().split()[0] == "END":
        return False
    glued = words[-len(name) - 1 : -len(name)]
    if glued not in (" ", "\t", "\xa0", ""):
        return name.isupper() and len(name) > 3 and glued in ".!?"
    return len(words) >= len(name) + 6


def read_signature(text: str, span: Span) -> tuple[Signature, ...]:
    """The names of a signature, one for each person who signed.

    >>> [signature.name for signature in read_signature("POE/LEE", Span(0, 7))]
    ['POE', 'LEE']
    >>> [signature.name for signature in read_signature("AMBASSADOR VAN DAM VAN DAM", Span(0, 26))]
    ['VAN DAM']
    """
    words = span.of(text)
    if words.isalpha() and words != "AND" and not _is_end_mark(words):
        return (Signature(words, span),)  # one word, as most are
    found: list[Signature] = []
    at = span.start
    for part in BETWEEN.split(words):
        written = _surname(part.strip(" .\n\t"))
        name = _joined(written) if SPACED.match(written) else squeeze(written)
        if name and name not in ("/", "&", "AND") and not _is_end_mark(name) and all(name != one.name for one in found):
            left = text.find(written, at, span.end)
            found.append(Signature(name, Span(left, left + len(written))))
        at += len(part)
    return tuple(found)


def _joined(words: str) -> str:
    """A letter-spaced name as it is meant; wider gaps part its words.

    >>> _joined("V A N  D A M")
    'VAN DAM'
    """
    least = min(len(blanks) for blanks in GAP.findall(words))
    return " ".join("".join(word.split()) for word in re.split(rf"\s{{{least + 1},}}", words))


def _surname(name: str) -> str:
    """A name without the title before it, and once where it was sent twice."""
    while name.partition(" ")[0].upper() in TITLES and " " in name:
        name = name.partition(" ")[2].lstrip()
    words = name.split()
    half = len(words) // 2
    return name[: len(name) // 2].rstrip() if half and words[:half] == words[half:] else name
