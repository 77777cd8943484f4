"""The program in a real terminal: a pseudo-terminal, real bytes in, and what is on disk when it is over."""

import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from outreach_tui.services.listing import everything, list_events
from outreach_tui.store.location import Location
from tests.builders import open_office

#: Seconds after which a program that does not do what is waited for never will.
PATIENCE = 30

#: Makes the terminal the program's own, as a terminal emulator does, and becomes the program.
_IN_A_TERMINAL = """
import fcntl, os, sys, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "outreach_tui", *sys.argv[1:]])
"""


@dataclass
class Terminal:
    """The program, running in a terminal of its own."""

    process: "subprocess.Popen[bytes]"
    master: int
    drafts: Path
    seen: bytes = b""

    def type(self, text: str) -> None:
        """Send what a keyboard would."""
        os.write(self.master, text.encode())

    def wait_for(self, text: str) -> None:
        """Read what is drawn until a text has been; what came before does not count again."""
        wanted = text.encode()
        end = time.monotonic() + PATIENCE
        while wanted not in self.seen:
            assert time.monotonic() < end, f"{text!r} was never drawn"
            self.read(0.2)
        self.seen = self.seen.partition(wanted)[2]

    def read(self, seconds: float) -> None:
        """Read what is drawn for a while."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if ready:
            with suppress(OSError):  # a terminal whose program has ended
                self.seen += os.read(self.master, 65536)

    def wait_for_draft(self, text: str) -> None:
        """Wait until a text is in one of the drafts on disk."""
        end = time.monotonic() + PATIENCE
        while not any(text in file.read_text(encoding="utf-8") for file in self.drafts.rglob("*.json")):
            assert time.monotonic() < end, f"{text!r} was never kept"
            self.read(0.1)

    def resize(self, columns: int, lines: int) -> None:
        """Make the window another size."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.process.send_signal(signal.SIGWINCH)

    def send(self, number: signal.Signals) -> None:
        """Send a signal."""
        self.process.send_signal(number)

    def end(self) -> int:
        """Wait for the program to end and return its exit code."""
        end = time.monotonic() + PATIENCE
        while (code := self.process.poll()) is None:
            assert time.monotonic() < end, "the program did not end"
            self.read(0.1)
        return code


@contextmanager
def _running(database: Path, folder: Path, language: str = "zh") -> Iterator[Terminal]:
    environment = {
        **os.environ, "XDG_STATE_HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder),
        "TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "",
    }  # fmt: skip
    for name in ("COLUMNS", "LINES"):  # the size is the terminal's own
        environment.pop(name, None)
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    arguments = [sys.executable, "-c", _IN_A_TERMINAL, "--lang", language, "--db", str(database)]
    process = subprocess.Popen(arguments, stdin=slave, stdout=slave, stderr=slave, env=environment)
    os.close(slave)
    terminal = Terminal(process, master, folder / "outreach" / "drafts")
    try:
        terminal.wait_for("宪法宣誓与人民调解员")  # the month's newest event: the board is there
        yield terminal
    finally:
        process.kill()
        process.wait()
        with suppress(OSError):
            os.close(master)


def _titles(database: Path) -> list[str]:
    with open_office(Location(path=database)) as office:
        return [event.title for event in list_events(office, everything(None)).records]


def test_an_event_is_typed_in_chinese_and_saved(sample_year: Path, tmp_path: Path) -> None:
    with _running(sample_year, tmp_path / "user") as terminal:
        terminal.type("n")
        terminal.wait_for("^s")
        terminal.type("20\t讲座\t终端里写的讲座\tccsq\x13")
        terminal.wait_for("已保存")
        terminal.type("\x11")
        assert terminal.end() == 0
    assert "终端里写的讲座" in _titles(sample_year)


def test_a_paste_arrives_whole_and_is_never_taken_for_keys(sample_year: Path, tmp_path: Path) -> None:
    with _running(sample_year, tmp_path / "user") as terminal:
        terminal.type("n")
        terminal.wait_for("^s")
        terminal.type("20\t讲座\t\x1b[200~粘贴的标题 [/foo] ddd\x1b[201~")
        terminal.wait_for_draft("粘贴的标题 [/foo] ddd")
        terminal.type("\tccsq\x13")
        terminal.wait_for("已保存")
        terminal.type("\x11")
        assert terminal.end() == 0
    assert "粘贴的标题 [/foo] ddd" in _titles(sample_year)


def test_the_window_may_change_its_size_at_any_time(sample_year: Path, tmp_path: Path) -> None:
    with _running(sample_year, tmp_path / "user") as terminal:
        for columns, lines in ((80, 24), (20, 5), (200, 60), (1, 1), (120, 36)):
            terminal.resize(columns, lines)
            terminal.read(0.3)
        terminal.type("v")
        terminal.wait_for("由近及远")
        terminal.type("\x11")
        assert terminal.end() == 0


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_ends_the_program_and_what_was_typed_is_kept(
    number: signal.Signals, sample_year: Path, tmp_path: Path
) -> None:
    before = _titles(sample_year)
    with _running(sample_year, tmp_path / "user") as terminal:
        terminal.type("n")
        terminal.wait_for("^s")
        terminal.type("20\t讲座\t没来得及赢")
        terminal.wait_for("赢")  # nothing else on the screen has this character
        terminal.send(number)
        assert terminal.end() == 128 + number
        kept = json.loads(next(terminal.drafts.rglob("event-new.json")).read_text(encoding="utf-8"))
        assert kept["title"] == "没来得及赢"
    assert _titles(sample_year) == before
    with _running(sample_year, tmp_path / "user") as terminal:
        terminal.type("n")
        terminal.wait_for("没来得及赢")


def test_a_terminal_that_is_closed_keeps_what_was_typed(sample_year: Path, tmp_path: Path) -> None:
    with _running(sample_year, tmp_path / "user") as terminal:
        terminal.type("n")
        terminal.wait_for("^s")
        terminal.type("20\t讲座\t窗口关闸")
        terminal.wait_for("闸")  # nothing else on the screen has this character
        os.close(terminal.master)  # the kernel sends SIGHUP, and there is nothing to draw on any more
        terminal.process.wait(PATIENCE)
        kept = json.loads(next(terminal.drafts.rglob("event-new.json")).read_text(encoding="utf-8"))
        assert kept["title"] == "窗口关闸"
