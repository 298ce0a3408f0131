"""`python -m newswatch`: the same as the command `newswatch`."""

from newswatch.cli import main

if __name__ == "__main__":
    main()
