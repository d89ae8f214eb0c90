"""What stands between the network and the pages: password, host and origin checks, headers."""

import hashlib
import hmac
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from flask import Flask, Response, request

SCRIPTS = "/_dash-component-suites/"  # files of libraries: kept by browsers, and asked for anew by their ETag
_LOOPBACK = {"127.0.0.1", "localhost", "::1", "[::1]"}


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches ``host``."""
    return host in _LOOPBACK


def read_password(path: Path) -> str:
    """The first line of ``path``: ``password`` or ``user:password``.

    Raises ValueError for an empty file.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or not lines[0].strip():
        raise ValueError(f"{path}: expected a password on the first line, got an empty file")
    return lines[0].strip()


def content_policy(hashes: Iterable[str]) -> str:
    """The Content-Security-Policy: nothing foreign, no inline script but the one that Dash starts with.

    Inline styles are allowed because Mantine, Plotly and AG Grid write them; they carry no code.
    """
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {' '.join(hashes)}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def guard(server: Flask, policy: str, *, password: str | None = None, hosts: frozenset[str] | None = None) -> None:
    """Check every request and set the headers of every response.

    ``hosts`` are the names under which the server may be called (a defence against DNS rebinding); None allows all.
    """
    digest, tries = _digest(password) if password else None, Tries()
    server.config["MAX_CONTENT_LENGTH"] = 4 * 1024 * 1024  # a callback's state, never an upload

    @server.before_request
    def check() -> Response | None:
        if hosts is not None and _host_name(request.host) not in hosts:
            return Response("Unknown host name.", 421, mimetype="text/plain")
        if request.method not in ("GET", "HEAD", "OPTIONS") and not _same_origin():
            return Response("This request comes from another site.", 403, mimetype="text/plain")
        return _refused(digest, tries) if digest is not None and request.path != "/health" else None

    @server.after_request
    def headers(response: Any) -> Any:
        response.headers["Content-Security-Policy"] = policy
        is_script = request.path.startswith(SCRIPTS) and "ETag" in response.headers
        response.headers.setdefault("Cache-Control", "no-cache" if is_script else "no-store")
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response


class Tries:
    """Wrong passwords by caller: after `FREE` of them each one doubles the wait, up to a minute.

    >>> tries = Tries()
    >>> for second in range(7):
    ...     tries.failed("10.0.0.1", now=second)
    >>> tries.wait("10.0.0.1", now=7), tries.wait("10.0.0.2", now=7)
    (3, 0)
    """

    FREE, LONGEST, MOST = 5, 60, 10_000

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, caller: str, now: float) -> int:
        """Seconds until this caller is listened to again."""
        with self._lock:
            count, last = self._failed.get(caller, (0, 0.0))
        due = min(self.LONGEST, 2 ** (count - self.FREE)) if count >= self.FREE else 0
        return max(0, math.ceil(last + due - now))

    def failed(self, caller: str, now: float) -> None:
        """One wrong password more."""
        with self._lock:
            self._failed[caller] = self._failed.pop(caller, (0, 0.0))[0] + 1, now
            if len(self._failed) > self.MOST:
                self._failed.popitem(last=False)

    def known(self, caller: str) -> None:
        """The right password: forget what was wrong before."""
        with self._lock:
            self._failed.pop(caller, None)


def _refused(digest: bytes, tries: Tries) -> Response | None:
    """Nobody is made to wait with a thread in hand: who guesses too fast is told when to come again."""
    caller, now = request.remote_addr or "", time.monotonic()
    wait = tries.wait(caller, now)
    if wait:
        return Response(
            f"Too many wrong passwords: wait {wait} s.", 429, {"Retry-After": str(wait)}, mimetype="text/plain"
        )
    if _is_known(digest):
        tries.known(caller)
        return None
    if request.authorization is not None:
        tries.failed(caller, now)
    return Response("Authentication is required.", 401, {"WWW-Authenticate": 'Basic realm="graphkit", charset="UTF-8"'})


def _host_name(host: str) -> str:
    """``127.0.0.1:8050`` -> ``127.0.0.1``; ``[::1]:8050`` -> ``[::1]``."""
    return host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.partition(":")[0]


def _same_origin() -> bool:
    origin = request.headers.get("Origin")
    return origin is None or origin.partition("://")[2] == request.host


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


def _is_known(digest: bytes) -> bool:
    """Whether the caller knows the password. A password file without ``user:`` accepts any user name."""
    given = request.authorization
    if given is None or given.password is None:
        return False
    whole = hmac.compare_digest(_digest(f"{given.username}:{given.password}"), digest)
    alone = hmac.compare_digest(_digest(given.password), digest)
    return whole or alone
