"""``python -m graphkit``: the command line, where its script is not on the path."""

from graphkit.cli import main

if __name__ == "__main__":
    main()
