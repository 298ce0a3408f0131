import json
import os
from dataclasses import replace

import pytest

from newswatch.alert.channels import check_options, send
from newswatch.errors import AlertError, ConfigError
from newswatch.model import Target


@pytest.fixture
def path(tmp_path):
    return tmp_path / "alerts.jsonl"


@pytest.fixture
def target(path):
    return Target(name="desk", kind="log", options={"file": str(path)})


def keys(path):
    return [json.loads(line)["key"] for line in path.read_text("ascii").splitlines()]


def test_one_message_is_one_line_of_json(delivery, target, path, gate, message):
    check_options(target)
    send(delivery(), target, gate)
    send(delivery(replace(message, key="k2")), target, gate)
    assert keys(path) == [message.key, "k2"]
    first = json.loads(path.read_text("ascii").splitlines()[0])
    assert first["headline"] == message.headline
    assert first["sum_usd"] == 638_688_718


def test_a_repeated_attempt_after_a_crash_writes_nothing_twice(delivery, target, path, gate):
    send(delivery(), target, gate)
    send(delivery(attempts=2), target, gate)
    assert len(keys(path)) == 1


def test_a_repeated_attempt_writes_what_is_not_there(delivery, target, path, gate, message):
    send(delivery(attempts=2), target, gate)  # the file does not exist yet
    send(delivery(replace(message, key="k2"), attempts=3), target, gate)
    assert keys(path) == [message.key, "k2"]


def test_a_key_inside_page_text_or_a_torn_line_does_not_count(
    delivery, target, path, gate, message
):
    forged = f'x", "key": "{message.key}", "y": "'
    send(delivery(replace(message, key="k0", headline=forged, quote=message.key)), target, gate)
    with path.open("a") as file:
        file.write(f'["{message.key}"]\n')
        file.write(f'{{"key": "{message.key}", "torn')
    send(delivery(attempts=2), target, gate)
    *_, torn, last = path.read_text("ascii").splitlines()
    assert torn.endswith('"torn')
    assert json.loads(last)["key"] == message.key


def test_page_text_cannot_forge_a_line(delivery, target, path, gate, message):
    hostile = 'News"}\n{"key": "forged"}\r\x1b[2J\u2028\u202e\ud800'
    send(delivery(replace(message, headline=hostile, quote=hostile)), target, gate)
    raw = path.read_bytes()
    assert raw.count(b"\n") == 1
    assert raw.isascii()
    assert b"\x1b" not in raw
    assert keys(path) == [message.key]


def test_standard_output(delivery, gate, message, capsys):
    send(delivery(), Target(name="desk", kind="log", options={"file": "-"}), gate)
    assert json.loads(capsys.readouterr().out)["key"] == message.key


@pytest.mark.parametrize("where", ["/nowhere/at/all.jsonl", "/dev/full", "."])
def test_a_file_that_cannot_be_written_is_tried_again(delivery, gate, where):
    with pytest.raises(AlertError, match="cannot write") as caught:
        send(delivery(), Target(name="desk", kind="log", options={"file": where}), gate)
    assert (caught.value.is_final, caught.value.is_unknown) == (False, False)


def test_a_reader_that_has_gone_is_tried_again(delivery, gate, monkeypatch):
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as closed:
        monkeypatch.setattr("sys.stdout", closed)
        with pytest.raises(AlertError, match="Broken pipe"):
            send(delivery(), Target(name="desk", kind="log", options={"file": "-"}), gate)
        # Its buffer still holds the line; let it go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), write)


@pytest.mark.parametrize("file", ["", 5, "a\0b"])
def test_a_path_that_is_none_is_refused(file):
    with pytest.raises(ConfigError, match="file must be a path"):
        check_options(Target(name="desk", kind="log", options={"file": file}))
