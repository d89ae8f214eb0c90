"""What goes wrong with a corpus, said so that a person can act on it."""


class CorpusError(ValueError):
    """A corpus cannot be opened, read or written: what, where, and what would do.

    >>> str(CorpusError("out", "is no corpus", "build one with: graphkit build out SOURCE"))
    'out: is no corpus; build one with: graphkit build out SOURCE'
    """

    def __init__(self, where: object, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}; {remedy}")
        self.where, self.what, self.remedy = str(where), what, remedy

    def __reduce__(self) -> tuple[type["CorpusError"], tuple[str, str, str]]:
        """Errors travel between processes whole."""
        return (CorpusError, (self.where, self.what, self.remedy))
