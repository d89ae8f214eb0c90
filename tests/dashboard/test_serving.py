"""Password, hosts, headers, health, downloads, the command line; what is protected stays so in every response."""

import contextlib
import gzip
import io
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

import pytest

import dashboard.__main__ as command
import graphkit
from dashboard import downloads, reuse, security
from dashboard.app import create_app
from dashboard.data import Data
from dashboard.server import Server
from dashboard.shell import show_page

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
}


def ask(client: Any, output: str, inputs: list[dict[str, Any]], changed: str) -> Any:
    """Call a callback as the browser does."""
    outputs = [{"id": part.split(".")[0], "property": part.split(".")[1]} for part in output.strip(".").split("...")]
    body = {"output": output, "outputs": outputs, "inputs": inputs, "changedPropIds": [changed], "state": []}
    return client.post("/_dash-update-component", json=body)


def page_of(client: Any, href: str) -> str:
    answer = ask(
        client,
        "..content.children...navbar.children...filters.children..",
        [{"id": "page-key", "property": "data", "value": href}],
        "page-key.data",
    )
    assert answer.status_code == 200, answer.text
    return str(answer.text)


def test_headers_on_every_response(client: Any) -> None:
    for path in ("/", "/health", "/_dash-layout", "/assets/gk.css", "/nowhere", "/download/nonsense"):
        with client.get(path) as answer:
            headers = answer.headers
        assert {name: headers[name] for name in SECURITY} == SECURITY
        policy = headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy
        assert "unsafe-eval" not in policy
        assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
        assert "http" not in policy


def test_the_page_names_no_foreign_address(client: Any) -> None:
    text = client.get("/").text
    assert "https://" not in text
    assert 'lang="en"' in text


def test_health(client: Any) -> None:
    answer = client.get("/health").json
    assert answer["status"] == "ok"
    assert answer["cables"] > 50


def test_nothing_is_opened_before_the_first_request(tmp_path: Path) -> None:
    app = create_app(tmp_path / "no corpus here")
    assert app.server.test_client().get("/health").status_code == 503


@pytest.mark.parametrize(
    ("user", "password", "status"),
    [("ann", "secret", 200), ("ben", "secret", 200), ("ann", "wrong", 401), ("", "", 401)],
)
def test_a_password_without_a_user(sample: Path, user: str, password: str, status: int) -> None:
    client = create_app(sample, password="secret").server.test_client()
    assert client.get("/", auth=(user, password)).status_code == status
    assert client.get("/").status_code == 401
    assert client.get("/health").status_code == 200


def test_a_password_with_its_user(sample: Path) -> None:
    client = create_app(sample, password="ann:secret").server.test_client()
    assert client.get("/", auth=("ann", "secret")).status_code == 200
    assert client.get("/", auth=("ben", "secret")).status_code == 401


def test_who_guesses_passwords_has_to_wait(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(security.time, "monotonic", lambda: clock[0])
    client = create_app(sample, password="secret").server.test_client()
    said = [client.get("/", auth=("ann", f"guess {n}")).status_code for n in range(8)]
    assert said == [401] * 5 + [429] * 3
    refused = client.get("/", auth=("ann", "secret"))  # also for the right one: else a guess would still tell
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "1"
    assert client.get("/", auth=("ann", "secret"), environ_base={"REMOTE_ADDR": "10.0.0.9"}).status_code == 200
    clock[0] = 2.0
    assert client.get("/", auth=("ann", "secret")).status_code == 200
    assert client.get("/", auth=("ann", "wrong")).status_code == 401


def test_a_browser_that_asks_without_a_password_first_is_no_guesser(sample: Path) -> None:
    client = create_app(sample, password="secret").server.test_client()
    assert {client.get("/").status_code for _ in range(20)} == {401}
    assert client.get("/", auth=("", "secret")).status_code == 200


@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_headers_on_errors_and_refusals(sample: Path, method: str) -> None:
    locked = create_app(sample, password="secret", hosts=frozenset({"localhost"})).server.test_client()
    open_ = create_app(sample).server.test_client()
    answers = [
        getattr(locked, method)("/"),
        getattr(locked, method)("/", headers={"Host": "evil.example"}),
        getattr(open_, method)("/download/cable.txt?id=nowhere"),
        getattr(open_, method)("/_dash-update-component", headers={"Origin": "http://evil.example"}),
        getattr(open_, method)("/_dash-update-component", data=b"{", headers={"Content-Type": "application/json"}),
    ]
    for answer in answers:
        assert answer.status_code >= 400 or method == "get"
        assert {name: answer.headers[name] for name in SECURITY} == SECURITY
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        assert "Traceback" not in answer.text


def test_what_is_too_large_is_refused(client: Any) -> None:
    assert client.post("/_dash-update-component", data=b"x" * (5 * 1024 * 1024)).status_code == 413


def test_other_host_names_and_other_sites_are_refused(sample: Path) -> None:
    client = create_app(sample, hosts=frozenset({"127.0.0.1", "localhost"})).server.test_client()
    assert client.get("/health", headers={"Host": "evil.example"}).status_code == 421
    assert client.get("/health", headers={"Host": "127.0.0.1:8050"}).status_code == 200
    foreign = {"Origin": "http://evil.example"}
    assert client.post("/_dash-update-component", headers=foreign, json={}).status_code == 403


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["{nothing}"], "no corpus there"),
        (["{sample}", "--host", "0.0.0.0"], "--password-file"),
        (["{sample}", "--password-file", "{empty}"], "empty file"),
        (["{sample}", "--password-file", "{nothing}"], "No such file"),
        (["{sample}", "--no-password", "--password-file", "{empty}"], "exclude each other"),
        (["{sample}", "--port", "99999"], "--port"),
    ],
)
def test_wrong_use_ends_with_2(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    names = {"sample": sample, "empty": empty, "nothing": tmp_path / "nothing"}
    assert command.main([one.format(**names) for one in arguments]) == 2
    assert said in capsys.readouterr().err


def test_constant_time_comparison_is_used() -> None:
    assert "hmac.compare_digest" in Path(security.__file__).read_text()


@pytest.mark.parametrize("file", [*downloads.TABLES, *downloads.OTHERS])
def test_every_download_says_where_it_comes_from(client: Any, file: str) -> None:
    query = "id=06STATE190455" if file.startswith(("chain", "cable.")) else "from=2007&network=corresponded"
    answer = client.get(f"/download/{file}?{query}")
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        told = json.loads(archive.read("about.json"))
        assert len(archive.read(file)) > 0
    assert told["query"] == query
    assert told["protect"] == "mask"
    assert told["shows"]
    assert client.get(f"/download/{file}?{query}").data == answer.data  # no clock in it


def test_a_worker_knows_its_scripts_before_the_first_request(sample: Path) -> None:
    app = create_app(sample)
    Server(lambda: app.server, {}).load()
    assert app.registered_paths["dash"]


def test_unknown_downloads_are_404(client: Any) -> None:
    assert client.get("/download/secrets.txt").status_code == 404
    assert client.get("/download/cable.txt?id=nowhere").status_code == 404
    assert b"root:" not in client.get("/download/..%2f..%2fetc%2fpasswd").data


def test_a_rebuilt_corpus_is_picked_up(tmp_path: Path, root: Path) -> None:
    folder, one = tmp_path / "corpus", root / "data" / "sample" / "bare"
    graphkit.build(folder, [one])
    data = Data(folder)
    before, count = data.version, data.info()["cables"]
    graphkit.build(folder, [one, root / "data" / "sample" / "cablegate"])
    assert data.version != before
    assert data.info()["cables"] > count


def test_show_page_is_what_the_callback_answers(data: Data, client: Any) -> None:
    assert len(show_page(data, "/topics")) == 3
    assert "Topics over time" in page_of(client, "/topics")


def test_a_page_is_sent_again_until_the_corpus_changes(tmp_path: Path, root: Path) -> None:
    folder, one = tmp_path / "corpus", root / "data" / "sample" / "bare"
    graphkit.build(folder, [one])
    client = create_app(folder).server.test_client()
    first, again = page_of(client, "/"), page_of(client, "/")
    assert first == again
    packed = client.post("/_dash-update-component", json=json.loads(SAID), headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < len(first) / 2
    graphkit.build(folder, [one, root / "data" / "sample" / "cablegate"])
    assert page_of(client, "/") != first


def test_scripts_of_libraries_are_kept_by_browsers_and_nothing_else_is(client: Any) -> None:
    named = re.search(r'id="gk-plotly" href="([^"]+)"', client.get("/").text)
    assert named is not None
    versioned = client.get(named[1], headers={"Accept-Encoding": "gzip"})
    assert versioned.headers["Cache-Control"] == "max-age=31536000"
    assert b"window.Plotly" in gzip.decompress(versioned.data)
    bare = client.get("/_dash-component-suites/dash/dcc/async-graph.js")
    assert bare.headers["Cache-Control"] == "no-cache"
    again = client.get(bare.request.path, headers={"If-None-Match": bare.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    for path in ("/", "/_dash-layout", "/health", "/download/cable.txt?id=nowhere"):
        assert client.get(path).headers["Cache-Control"] == "no-store"


def test_a_large_script_is_compressed_once(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    packed: list[int] = []
    monkeypatch.setattr(reuse, "_packed", lambda content: packed.append(len(content)) or b"packed")
    path = "/_dash-component-suites/dash/dcc/async-slider.js"
    client.get("/_dash-layout")
    for _ in range(3):
        assert client.get(path, headers={"Accept-Encoding": "gzip"}).data == b"packed"
    assert len(packed) == 1


SAID = json.dumps(
    {
        "output": "..content.children...navbar.children...filters.children..",
        "outputs": [{"id": one, "property": "children"} for one in ("content", "navbar", "filters")],
        "inputs": [{"id": "page-key", "property": "data", "value": "/"}],
        "changedPropIds": ["page-key.data"],
        "state": [],
    }
)


def test_what_is_kept_is_sent_to_nobody_without_the_password(sample: Path) -> None:
    client = create_app(sample, password="secret").server.test_client()
    for _ in range(2):
        assert client.post("/_dash-update-component", json=json.loads(SAID), auth=("", "secret")).status_code == 200
    assert client.post("/_dash-update-component", json=json.loads(SAID)).status_code == 401


def test_an_error_is_not_kept(tmp_path: Path, root: Path, caplog: pytest.LogCaptureFixture) -> None:
    client = create_app(tmp_path / "corpus").server.test_client()
    assert "could not be shown" in page_of(client, "/") or "is no corpus" in page_of(client, "/")
    graphkit.build(tmp_path / "corpus", [root / "data" / "sample" / "bare"])
    assert "is no corpus" not in page_of(client, "/")


def test_a_judgement_that_cannot_be_written_is_said(sample: Path, tmp_path: Path) -> None:
    corpus = shutil.copytree(sample, tmp_path / "corpus")
    (corpus / "judgements.jsonl").mkdir()  # no file can be written there, not even by root
    left, right = Data(sample).same_as()[["left", "right"]].iloc[0]
    button = json.dumps({"left": left, "right": right, "type": "judge", "verdict": "unsure"}, separators=(",", ":"))
    body = {
        "output": "judged.children",
        "outputs": {"id": "judged", "property": "children"},
        "inputs": [[{"id": json.loads(button), "property": "n_clicks", "value": 1}]],
        "changedPropIds": [f"{button}.n_clicks"],
    }
    with create_app(corpus).server.test_client() as client:
        said = client.post("/_dash-update-component", json=body)
    assert said.status_code == 200
    assert "Not recorded: " in said.text
    assert "judgements.jsonl" in said.text


def test_a_server_that_is_stopped_leaves_nothing_and_says_no_more(sample: Path, root: Path, tmp_path: Path) -> None:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    words = [sys.executable, "-m", "dashboard", str(sample), "--port", str(port), "--workers", "1"]
    home, aside = tmp_path / "home", tmp_path / "aside"
    home.mkdir()
    aside.mkdir()
    env = {**os.environ, "TMPDIR": str(aside), "HOME": str(home)}
    with subprocess.Popen(words, cwd=root, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        assert process.stdout is not None
        first = process.stdout.readline().decode()
        for _ in range(300):
            with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5):
                break
            time.sleep(0.2)
        assert list(aside.iterdir())
        assert not (home / ".gunicorn").exists(), "what two servers would fight for"
        process.send_signal(signal.SIGTERM)
        rest, _ = process.communicate(timeout=60)
    assert first.strip().endswith(f"is at http://127.0.0.1:{port}/")
    assert rest == b""
    assert list(aside.iterdir()) == []
