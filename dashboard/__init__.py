"""The dashboard: a thin skin over tested functions; the URL is the state. ``python -m dashboard CORPUS`` serves it."""
