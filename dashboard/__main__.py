"""``python -m dashboard CORPUS``: serve a corpus with gunicorn, on this machine alone unless told otherwise."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard import security
from graphkit.model import Protect


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until stopped; 2 for wrong use."""
    parser = _parser()
    given = parser.parse_args(arguments)
    problem = _problem(given)
    if problem:
        print(f"dashboard: {problem}", file=sys.stderr)  # noqa: T201  -- a command's own words
        return 2
    password = security.read_password(given.password_file) if given.password_file else None
    from dashboard.server import serve  # noqa: PLC0415  -- imports Dash: too slow for --help and for wrong use

    serve(given.corpus, given.host, given.port, given.workers, password, Protect(given.protect))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard",
        description="Explore a corpus in the browser.",
        epilog="After a start, and when the corpus is built again, large networks are placed once, in the background "
        "and with low priority; the places are kept in the corpus' folder.",
    )
    parser.add_argument("corpus", type=Path, help="folder that `graphkit build` made")
    parser.add_argument("--host", default="127.0.0.1", help="address to bind (default: this machine alone)")
    parser.add_argument("--port", type=int, default=8050)
    parser.add_argument("--workers", type=int, default=2, help="server processes (default 2)")
    parser.add_argument("--password-file", type=Path, help="first line: password, or user:password")
    parser.add_argument("--no-password", action="store_true", help="serve other machines without asking who they are")
    parser.add_argument(
        "--protect",
        choices=[str(mode) for mode in Protect],
        default=str(Protect.MASK),
        help="people whom a cable asks to protect: masked (default), left out, or shown",
    )
    return parser


def _problem(given: argparse.Namespace) -> str | None:
    """What is wrong with the arguments, in words that say what would do."""
    if not (given.corpus / "manifest.json").is_file():
        return (
            f"{given.corpus}: no corpus there (expected a folder with manifest.json); build one with `graphkit build`"
        )
    if given.password_file and given.no_password:
        return "--password-file and --no-password exclude each other"
    if not security.is_loopback(given.host) and not (given.password_file or given.no_password):
        return f"--host {given.host} lets other machines in: add --password-file FILE, or --no-password if you mean it"
    if given.workers < 1 or not 0 < given.port < 65536:
        return "--workers must be at least 1 and --port between 1 and 65535"
    try:
        if given.password_file:
            security.read_password(given.password_file)
    except (OSError, ValueError) as error:
        return str(error)
    return None


if __name__ == "__main__":
    sys.exit(main())
