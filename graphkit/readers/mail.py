"""Electronic mail, one message or a box of them: what it carries, decoded, part by part."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

# Lines of a header, folded ones among them; a box begins each message with a line of its own.
_HEADER = re.compile(
    rb"(?:From [^\r\n]{5,200}\r?\n)?(?:[!-9;-~]{1,60}:[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n){0,50}){2,200}"
)
_MARK = re.compile(rb"^(?:MIME-Version|Content-Type|Message-ID|Received):", re.MULTILINE | re.IGNORECASE)
_NEXT = re.compile(rb"\n(?=From [^\r\n]{3,100} \d{4}\r?\n[!-9;-~]{1,60}:)")


def is_mail(head: bytes) -> bool:
    r"""Whether a file begins with the header of a message as programs of mail save it.

    >>> is_mail(b"From: a@example.org\nMIME-Version: 1.0\n\n"), is_mail(b"SUBJECT: FISH\nREF: LIMA 12\n")
    (True, False)
    """
    header = _HEADER.match(head)
    return header is not None and _MARK.search(header[0]) is not None


def read_parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    r"""The name and the bytes of each text that the messages carry; of one text in several forms the plain one.

    >>> mail = b"Subject: a\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\nRk0gT1NMTw=="
    >>> list(read_parts(mail))
    [('part 1', b'FM OSLO')]
    """
    messages = _NEXT.split(data) if data.startswith(b"From ") else [data]
    for number, written in enumerate(messages, start=1):
        before = f"message {number} › " if len(messages) > 1 else ""
        for place, part in enumerate(_leaves(message_from_bytes(written)), start=1):
            yield before + (part.get_filename() or f"part {place}"), _bytes_of(part)


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold no others."""
    if not message.is_multipart():
        yield message
        return
    parts = [part for part in message.get_payload() if isinstance(part, Message)]
    if message.get_content_subtype() == "alternative":
        parts = [part for part in parts if part.get_content_type() == "text/plain"][:1] or parts[-1:]
    for part in parts:
        yield from _leaves(part)


def _bytes_of(part: Message) -> bytes:
    """What a part holds, in UTF-8 where it says in what other way it is written."""
    held = part.get_payload(decode=True)
    data = held if isinstance(held, bytes) else b""
    try:
        return data.decode(part.get_content_charset() or "utf-8").encode("utf-8")
    except (LookupError, ValueError):
        return data
