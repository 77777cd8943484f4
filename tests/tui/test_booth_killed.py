"""The program in a real terminal, killed without warning: what it said is saved, is saved."""

import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from outreach_tui.domain.vocabulary import Category, Form
from outreach_tui.services.listing import Listing, everything
from outreach_tui.store.location import Location
from outreach_tui.tui.booth_keys import KEYS
from tests.builders import open_office

#: Long enough for a loaded machine; nothing here waits that long unless something is wrong.
PATIENCE = 60.0
_ESCAPE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])")


class Terminal:
    """The program at the other end of a pseudo-terminal of 80 by 24."""

    def __init__(self, master: int, process: "subprocess.Popen[bytes]") -> None:
        self._master = master
        self._process = process
        self._raw = b""

    def type(self, keys: str) -> None:
        """Type keys, all at once."""
        os.write(self._master, keys.encode())

    def wait_for(self, pattern: str) -> "re.Match[str]":
        """Read until the screen has been told something, and return the last such thing."""
        until = time.monotonic() + PATIENCE
        while True:
            if found := [*re.finditer(pattern, self.text)]:
                return found[-1]
            if time.monotonic() > until:
                raise AssertionError(f"never saw {pattern!r} in {self.text[-500:]!r}")
            self.read()

    def read(self) -> None:
        """Read what there is, waiting a moment for it."""
        if select.select([self._master], [], [], 0.02)[0]:
            self._raw += os.read(self._master, 65536)

    @property
    def text(self) -> str:
        """All that was ever drawn, without the escapes."""
        return _ESCAPE.sub(b"", self._raw).decode(errors="replace")

    def forget(self) -> None:
        """Let only what is drawn from now on count."""
        self._raw = b""

    def kill(self) -> None:
        """End the program without warning."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(PATIENCE)


@contextmanager
def terminal(database: Path, folder: Path) -> Iterator[Terminal]:
    """Open the program on a database in a terminal of its own."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    home = {name: str(folder / name.lower()) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    environment = {**os.environ, **home, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    environment.pop("OUTREACH_DB", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "outreach_tui", "--db", str(database), "--lang", "en"],
        stdin=slave, stdout=slave, stderr=slave, start_new_session=True, env=environment,
    )  # fmt: skip
    os.close(slave)
    try:
        yield Terminal(master, process)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(PATIENCE)
        os.close(master)


def _sit_down(there: Terminal) -> None:
    there.wait_for("last month with records")  # the board is loaded by then
    there.type("b")
    there.wait_for("Which booth")
    there.type("\r")
    there.wait_for(r"saved 0")


def _at_booth(database: Path) -> list[Category]:
    """The categories of the newest booth, in the order in which they were saved."""
    with open_office(Location(path=database)) as office:
        booth = next(event for event in Listing(office).events(everything(None)) if event.form is Form.BOOTH)
        return [one.category for one in office.event(booth.number).consultations]


def test_a_key_that_was_acknowledged_survives_a_kill(sample_year: Path, tmp_path: Path) -> None:
    with terminal(sample_year, tmp_path) as there:
        _sit_down(there)
        for count, key in enumerate("dal", 1):
            there.forget()
            there.type(key)
            there.wait_for(rf"saved {count}\b")
        there.kill()
    assert _at_booth(sample_year) == [KEYS[key] for key in "dal"]


@pytest.mark.parametrize("seed", range(3))
def test_keys_typed_ahead_are_a_whole_beginning_when_killed_among_them(
    sample_year: Path, tmp_path: Path, seed: int
) -> None:
    choices = random.Random(seed)
    keys = "".join(choices.choices([*KEYS], k=40))
    with terminal(sample_year, tmp_path) as there:
        _sit_down(there)
        there.forget()
        there.type(keys)
        acknowledged = int(there.wait_for(r"saved ([1-9]\d*)\b")[1])
        for _ in range(choices.randrange(30)):
            there.read()
        there.kill()
        acknowledged = max(acknowledged, *(int(count) for count in re.findall(r"saved (\d+)\b", there.text)))
    saved = _at_booth(sample_year)
    assert len(saved) >= acknowledged >= 1
    assert saved == [KEYS[key] for key in keys][: len(saved)]
