"""Pages that are asked for again are sent again: the bytes of an answer are kept until the corpus changes.

What a page shows follows from its address and the corpus alone, so that its address is its key. Most of a page's time
goes into components and their JSON, not into questions to the corpus.
"""

import gzip
import hashlib
import zlib
from typing import Any

from flask import Flask, Response, g, has_request_context, request

from dashboard.answers import Memory
from dashboard.data import Data
from dashboard.security import SCRIPTS

MOST_BYTES = 48_000_000  # compressed pages, in one worker
CALLBACK = "/_dash-update-component"
_PICTURE = b"data:image/png;base64,"
_GZIP = 16  # zlib writes the frame of gzip
PACKED_FROM = 1400  # bytes: less fits into one packet anyway


def keep_answer() -> None:
    """Say that the answer to this request follows from its content and the corpus alone."""
    g.keep_answer = not g.get("passing", False)


def passing() -> None:
    """Say that what is being drawn will be another thing soon: a wait, or an error."""
    if has_request_context():
        g.passing = True


def wire(server: Flask, data: Data) -> None:
    """Answer from memory what was answered before, and compress what is large."""
    memory = Memory(MOST_BYTES)

    @server.before_request
    def known() -> Response | None:
        if request.method != "POST" or request.path != CALLBACK:
            return None
        try:
            g.answer_key = data.version, hashlib.sha256(request.get_data(cache=True)).digest()
        except (OSError, ValueError):
            return None  # the page itself will say what is wrong with the corpus
        packed = memory.get(g.answer_key)
        return None if packed is None else _sent(packed)

    @server.after_request
    def remembered(answer: Any) -> Any:
        if answer.direct_passthrough or answer.is_streamed or answer.status_code != 200:
            return answer
        packed = None
        if g.pop("keep_answer", False) and "answer_key" in g:
            packed = _packed(answer.get_data())
            memory.keep(g.answer_key, packed)
        is_text = answer.mimetype.startswith("text/") or answer.mimetype == "application/json"
        if is_text and not answer.content_encoding and len(answer.get_data()) > PACKED_FROM and _takes_gzip():
            _mark(answer, packed or _packed_once(memory, answer.get_data()))
        return answer


def _packed_once(memory: Memory, content: bytes) -> bytes:
    """Compressed; scripts of libraries, which are megabytes and always the same, only once."""
    if not request.path.startswith(SCRIPTS):
        return _packed(content)
    key = SCRIPTS, hashlib.sha256(content).digest()
    packed: bytes = memory.get(key) or _packed(content)
    memory.keep(key, packed)
    return packed


def _sent(packed: bytes) -> Response:
    answer = Response(packed if _takes_gzip() else gzip.decompress(packed), mimetype="application/json")
    return _mark(answer, packed) if _takes_gzip() else answer


def _mark(answer: Response, packed: bytes) -> Response:
    answer.set_data(packed)
    answer.headers["Content-Encoding"] = "gzip"
    answer.headers["Vary"] = "Accept-Encoding"
    return answer


def _takes_gzip() -> bool:
    return request.accept_encodings["gzip"] > 0


def _packed(content: bytes) -> bytes:
    """Compressed as gzip; of pictures, which are compressed already, only the letters in which they are written."""
    strategy = zlib.Z_HUFFMAN_ONLY if _PICTURE in content else zlib.Z_DEFAULT_STRATEGY
    packer = zlib.compressobj(3, zlib.DEFLATED, zlib.MAX_WBITS | _GZIP, zlib.DEF_MEM_LEVEL, strategy)
    return packer.compress(content) + packer.flush()
