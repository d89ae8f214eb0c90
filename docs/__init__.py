"""Documentation, and the parts of it that the code itself writes."""
