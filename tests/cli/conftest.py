import sys

import pytest
from newsroom import Site

from newswatch.cli import main


@pytest.fixture
def site():
    with Site() as opened:
        yield opened


@pytest.fixture
def called(capsys, monkeypatch, tmp_path):
    """Call a verb as the installed program does: (exit code, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)

    def call(*words):
        monkeypatch.setattr(sys, "argv", ["newswatch", *map(str, words)])
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = ended.code or 0
        told = capsys.readouterr()
        return code, told.out, told.err

    return call
