"""Pictures of every screen over the invented sample, for README.md and docs/screens.md: ``make screenshots``."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

import graphkit as gk

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screenshots"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PORT = 8051

# Whether everything that draws has drawn.
DRAWN = """() => [...document.querySelectorAll("#content .dash-graph, #content .gk-stage")].every(
  (one) => one.matches(".gk-stage") ? one.dataset.ready : one.querySelector(".main-svg"))"""

# Name of the picture -> address, and whether it is taken in the dark.
SCREENS = {
    "overview": ("/", False),
    "search": ("/search?q=lamp", False),
    "network": ("/network", False),
    "meetings": ("/meetings?id=person:ines-caruana-vella", False),
    "chains": ("/chains?id=08VALLETTA121", True),
    "topics": ("/topics", False),
    "traffic": ("/traffic", False),
    "reader": ("/cable?id=08VALLETTA121", False),
    "dossier": ("/dossier?id=person:leonor-abrantes-falcao", False),
    "quality": ("/quality?kind=people", True),
}


def main() -> None:
    """Build the sample, serve it, and take one picture of each screen, or of those that are named."""
    os.chdir(ROOT)  # the pictures show the files' paths as the build was given them
    wanted = sys.argv[1:] or list(SCREENS)
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        corpus = Path(folder) / "sample"
        gk.build(corpus, ["data/sample"], progress=False)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        with serving(corpus) as address:
            for name in wanted:
                path, dark = SCREENS[name]
                page = browser.new_page(
                    viewport={"width": 1280, "height": 800}, color_scheme="dark" if dark else "light"
                )
                page.goto(address + path, wait_until="networkidle")
                page.locator("#content h1").wait_for()
                page.wait_for_function(DRAWN)
                page.wait_for_timeout(1500)  # figures settle
                page.screenshot(path=str(FOLDER / f"{name}.png"))
                page.close()
        browser.close()


@contextmanager
def serving(corpus: Path) -> Iterator[str]:
    """The address of a dashboard over ``corpus``, up and answering."""
    command = [sys.executable, "-m", "dashboard", str(corpus), "--port", str(PORT), "--workers", "1"]
    address = f"http://127.0.0.1:{PORT}"
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        try:
            for _ in range(150):
                try:
                    urllib.request.urlopen(f"{address}/health", timeout=2).close()
                    break
                except OSError:
                    time.sleep(0.2)
            yield address
        finally:
            process.terminate()


if __name__ == "__main__":
    main()
