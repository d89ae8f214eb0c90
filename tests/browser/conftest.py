"""Debian's chromium, offline, against the real server over the sample. A foreign request or console error fails."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

import graphkit

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
expect.set_options(timeout=40_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    folder = tmp_path_factory.mktemp("browser") / "corpus"
    graphkit.build(folder, [root / "data" / "sample"])
    return folder


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="session")
def server(corpus: Path, root: Path) -> Iterator[str]:
    """The address of ``python -m dashboard`` over the sample."""
    with served(corpus, root) as address:
        yield address


@contextlib.contextmanager
def served(corpus: Path, root: Path) -> Iterator[str]:
    """The address of a server over ``corpus``, up and answering."""
    port = free_port()
    command = [sys.executable, "-m", "dashboard", str(corpus), "--port", str(port), "--workers", "1"]
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        try:
            wait_for(f"{address}/health", process)
            yield address
        finally:
            process.send_signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.communicate(timeout=15)
            process.kill()


def wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5) as answer:
            if answer.status == 200:
                return
        if process.poll() is not None:
            break
        time.sleep(0.2)
    raise RuntimeError(f"the server did not answer; it ended with {process.poll()}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        reason = f"{CHROMIUM} is not there: apt-get install chromium, or set CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def context(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """One context, so that scripts are fetched once."""
    context = browser.new_context(base_url=server)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, server: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page at ``server``; parametrize indirectly with (width, scheme)."""
    width, scheme = getattr(request, "param", (1440, "light"))
    page, troubles = context.new_page(), list[str]()
    page.set_viewport_size({"width": width, "height": 900 if width > 500 else 740})
    page.emulate_media(color_scheme=scheme)
    page.set_default_timeout(40_000)
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith((server, "data:", "blob:")) else troubles.append(asked.url),
    )
    page.on(
        "response", lambda answer: troubles.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None
    )
    yield page
    page.evaluate("localStorage.clear()")
    page.close()
    assert troubles == []


@pytest.fixture(scope="session")
def screenshots(root: Path) -> Path:
    folder = root / "screenshots"
    folder.mkdir(exist_ok=True)
    return folder
