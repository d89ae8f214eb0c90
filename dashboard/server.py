"""Gunicorn around the app: several worker processes that share a corpus which none of them writes."""

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from dashboard import jobs
from dashboard.app import create_app
from dashboard.security import is_loopback
from graphkit.model import Protect

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn is untyped
    """The app as gunicorn wants it; each worker makes its own after the fork, since DuckDB must not cross it."""

    def __init__(self, make: Any, options: dict[str, Any]) -> None:
        self.make, self.options = make, options
        super().__init__()

    def load_config(self) -> None:
        """Hand the options over; the control socket, which all servers of a user would share, is newer than others."""
        for key, value in self.options.items():
            if key in self.cfg.settings or key != "control_socket_disable":
                self.cfg.set(key, value)

    def load(self) -> Any:
        """The WSGI application of one worker.

        Dash registers its scripts at the first request and refuses them to others meanwhile: this is the first request.
        """
        app = self.make()
        app.test_client().get("/_dash-layout")
        return app


def leave(_arbiter: Any, worker: Any) -> None:
    """Ends a worker at once, what it put aside removed: DuckDB would tell a terminal of all that threads still hold."""
    if worker.booted and worker.wsgi is not None:
        worker.wsgi.extensions["graphkit"].leave()
        sys.stdout.flush()
        why = sys.exc_info()[1]  # gunicorn leaves by an exit that is on its way here
        os._exit(why.code if isinstance(why, SystemExit) and isinstance(why.code, int) else 1)


def serve(corpus: Path, host: str, port: int, workers: int, password: str | None, protect: Protect) -> None:
    """Serve ``corpus`` until a signal ends it."""
    hosts = LOOPBACK_NAMES if is_loopback(host) else None
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}/"
    options = {
        "bind": f"{shown}:{port}",
        "workers": workers,
        "threads": 4,
        "worker_class": "gthread",
        "timeout": 120,
        "keepalive": 30,
        "graceful_timeout": 5,
        "loglevel": "warning",
        "proc_name": "graphkit-dashboard",
        "control_socket_disable": True,
        "worker_exit": leave,
        "when_ready": lambda _: print(f"The dashboard of {corpus} is at {address}", flush=True),  # noqa: T201  -- a command's own words
    }
    master = os.getpid()
    folder = Path(tempfile.mkdtemp(prefix="graphkit-dashboard-"))
    os.environ[jobs.FOLDER] = str(folder)
    try:
        Server(
            lambda: create_app(corpus, protect=protect, password=password, hosts=hosts, place_ahead=True).server,
            options,
        ).run()
    finally:
        if os.getpid() == master:  # a worker leaves by the same door
            jobs.Jobs(folder).stop_all()
            shutil.rmtree(folder, ignore_errors=True)
