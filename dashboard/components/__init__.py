"""Shared pieces of page. No callbacks here: what a piece does is a link, or a control that writes into the URL."""
