"""Bytes to text: UTF-8, UTF-16 and UTF-32 with or without a mark, cp1252, and files that mix UTF-8 with cp1252."""

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins alike
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FALLBACK = "graphkit-cp1252"
_CP1252 = [bytes([byte]).decode("cp1252", "replace") for byte in range(256)]
_MAGICS = (
    (b"%PDF-", "a PDF; convert it to text first (pdftotext -layout)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; save it as plain text first"),
    (b"\x89PNG", "a picture; run text recognition first"),
    (b"\xff\xd8\xff", "a picture; run text recognition first"),
    (b"II*\x00", "a picture; run text recognition first"),
    (b"Rar!", "a RAR archive; repack it as .zip, .tar.gz or .7z"),
    (b"{\\rtf", "an RTF file; save it as plain text first"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite file"),
)
_JSON = re.compile(rb'\s*(?:\{\s*"|\[\s*[\[{"])')
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and, where bytes had to be guessed, a note that says which and how."""

    text: str
    note: str = ""


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(_CP1252[byte] for byte in error.object[error.start : error.end]), error.end


codecs.register_error(_FALLBACK, _as_cp1252)


def decode(data: bytes) -> Decoded:
    r"""The text of ``data`` without its byte order mark; line ends stay as they are.

    >>> decode("Bogotá".encode()).text, decode("Bogotá".encode("cp1252")).text
    ('Bogotá', 'Bogotá')
    >>> decode("São Tomé ".encode() + "São".encode("cp1252"))
    Decoded(text='São Tomé São', note='byte 12 is not UTF-8; such bytes were read as cp1252')
    >>> decode("\ufeffFM\r\n".encode("utf-16-le")).text
    'FM\r\n'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding, len(mark))
    return _decode_as(data, wide_encoding(data[:4096]) or "utf-8", 0)


def _decode_as(data: bytes, encoding: str, skipped: int) -> Decoded:
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError as error:
        at = error.start + skipped
    if encoding != "utf-8":
        return Decoded(data.decode(encoding, "replace"), f"byte {at} is not {encoding.upper()}; replaced by U+FFFD")
    if _has_no_utf8(data):
        text = data.decode("cp1252", "replace")
        return Decoded(text, f"byte {at} is not UTF-8; the whole file was read as cp1252")
    return Decoded(data.decode("utf-8", _FALLBACK), f"byte {at} is not UTF-8; such bytes were read as cp1252")


def _has_no_utf8(data: bytes) -> bool:
    """Whether no character beyond ASCII is written in UTF-8: then one call of the C codec does for the whole."""
    return all(byte < "\x80" for byte in set(data.decode("utf-8", "ignore")))


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 or UTF-32, told by its mark or by where its zero bytes stand; None where it is neither.

    >>> wide_encoding("FM AMEMBASSY".encode("utf-16-be"))
    'utf-16-be'
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return None if encoding == "utf-8" else encoding
    pairs = len(head) // 2
    if pairs < 4:
        return None
    high, low = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if low > 0.7 * pairs and high < 0.05 * pairs:
        return "utf-16-le"
    return "utf-16-be" if high > 0.7 * pairs and low < 0.05 * pairs else None


def is_json(head: bytes) -> bool:
    r"""Whether bytes begin an object of JSON or a list of them.

    >>> is_json(b'{"id": "09OSLO1"}'), is_json(b"[1.](#) (C) Fish came.")
    (True, False)
    """
    return _JSON.match(head) is not None


def binary_reason(head: bytes) -> str | None:
    r"""Why these bytes are no text, or None where they may be.

    >>> binary_reason(b"%PDF-1.4 ...")
    'a PDF; convert it to text first (pdftotext -layout)'
    >>> binary_reason(b"FM AMEMBASSY OSLO") is None
    True
    """
    for magic, reason in _MAGICS:
        if head.startswith(magic):
            return reason
    if wide_encoding(head[:4096]):
        return None
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > 0.02 * len(head):
        return f"{controls} control bytes among the first {len(head)}: no text; convert it to text first"
    return None
