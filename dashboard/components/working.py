"""What a page shows while slow work goes on: how far it is, for how long, and a button that ends it."""

import re
import time
from typing import Any

from dash import Input, Output, State, ctx, dcc, html, no_update

from dashboard import ids, reuse
from dashboard.components import states
from dashboard.data import Data
from dashboard.jobs import DONE, FAILED, RUNNING, STOPPED, WAITING, Job
from dashboard.urls import View

FORMATS = {"gexf": "GEXF", "graphml": "GraphML"}
_ENDED = {STOPPED: "You stopped this.", FAILED: "This could not be done."}


def working(title: str, job: Job | None = None) -> Any:
    """Work that goes on by itself, or that has been stopped or failed; the page asks again while it goes on."""
    reuse.passing()
    if job is not None and job.state in _ENDED:
        said = job.said if job.state == FAILED else "Nothing of it is kept."
        return html.Div([states.note(_ENDED[job.state], said), _button(job, "forget", "Start again")])
    share = {} if job is None or job.state == WAITING else {"value": str(job.share), "max": "1"}
    said = f"{job.said}; {job.seconds} seconds so far." if job else "This is done once; then it is kept."
    return html.Div(
        [
            states.note(title, said[:1].upper() + said[1:]),
            html.Progress(className="gk-progress", **share, **{"aria-label": title}),
            _button(job, "stop", "Cancel") if job and job.state in (RUNNING, WAITING) else None,
            dcc.Interval(id=ids.RASTER_WAIT, interval=1500 if job else 400),
            dcc.Store(id="again"),
        ]
    )


def _button(job: Job, verb: str, said: str) -> Any:
    button = html.Button(said, id=ids.job(job.id, verb), className="gk-action", type="button")
    return html.Div([button], className="gk-actions")


def exporting(data: Data, view: View) -> Any:
    """The whole network as a file: how far it is, then where it is."""
    chosen = view.kind if view.kind in FORMATS else "gexf"
    job = data.export(view, chosen)
    title = f"The whole network as {FORMATS[chosen]}"
    link = html.A("Download", href=f"/job/{job.id}?{view.but().query}", className="gk-action gk-download", download="")
    done = html.Div([states.note("The file is ready.", "With it: its evidence and about.json."), link])
    back = dcc.Link("Back to the network", href=view.but(mode="overview", kind=None).href, className="gk-action")
    return html.Div(
        [
            html.H1(title),
            done if job.state == DONE else working(f"{title} is being written.", job),
            html.Div([back], className="gk-actions"),
        ]
    )


def pressed(data: Data, key: str | None) -> Any:
    """Do what the button says, and have the page drawn again."""
    chosen = ctx.triggered_id
    if not chosen or not ctx.triggered[0]["value"] or not key:
        return no_update
    if chosen["verb"] == "stop":
        data.jobs.stop(chosen["name"])
    else:
        data.jobs.forget(chosen["name"])
    return ticked(key, int(time.time() * 1000))


def ticked(key: str, tick: int) -> str:
    """The same address, seen anew.

    >>> ticked("/network?mode=overview", 5), ticked("/network?tick=4", 5)
    ('/network?mode=overview&tick=5', '/network?tick=5')
    """
    bare = re.sub(r"[?&]tick=\d+", "", key)
    return f"{bare}{'&' if '?' in bare else '?'}tick={tick}"


def wire(app: Any, data: Data) -> None:
    """One callback for all such buttons."""
    app.callback(
        Output(ids.PAGE_KEY, "data", allow_duplicate=True),
        Input(ids.every(ids.JOB), "n_clicks"),
        State(ids.PAGE_KEY, "data"),
        prevent_initial_call=True,
    )(lambda _, key: pressed(data, key))
