"""A terminal without a screen: runs a program, presses keys, and notes when its bytes arrive.

Linux only. Queries that real terminals answer are answered, since a program may wait for them. Text is looked for
in what was painted, with the escape sequences taken out.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

WIDTH, HEIGHT = 120, 36
#: A key's answer has ended after so many seconds of silence.
SILENCE = 0.06

_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])")
_ANSWERS = (
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),  # synchronised output: known
    (re.compile(rb"\x1b\[\?(2048|1004|2004)\$p"), b"\x1b[?\\1;0$y"),
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\](1[01]);\?"), b"\x1b]\\1;rgb:0000/0000/0000\x1b\\\\"),
)

KEYS = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "pagedown": "\x1b[6~", "pageup": "\x1b[5~",
    "home": "\x1b[H", "end": "\x1b[F", "enter": "\r", "escape": "\x1b", "tab": "\t",
    "ctrl+q": "\x11", "ctrl+s": "\x13",
}  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What a key brought: seconds to its first and last byte, bytes, and processor time of the program."""

    first: float
    last: float
    painted: int
    cpu: float


class Terminal:
    """A program on a terminal of its own; used as a context, at whose end the program is ended."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        self._stream = b""
        self.began = time.perf_counter()
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
            terminal = {
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "LANG": "C.UTF-8",
                "COLUMNS": "",
                "LINES": "",
            }
            os.execvpe(command[0], [*command], {**os.environ, **terminal, **(environment or {})})
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
        os.set_blocking(self._file, False)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._file)

    def _read(self, patience: float) -> tuple[float, int]:
        """Read once within so many seconds; return when bytes came and how many (0: none)."""
        if not select.select([self._file], [], [], max(patience, 0))[0]:
            return time.perf_counter(), 0
        try:
            data = os.read(self._file, 1 << 20)
        except OSError as error:  # its end of the line is closed
            raise RuntimeError(f"the program ended:\n{self.text[-3000:]}") from error
        when = time.perf_counter()
        for query, answer in _ANSWERS:
            for found in query.finditer(data):
                os.write(self._file, found.expand(answer))
        self._stream += data
        return when, len(data)

    @property
    def text(self) -> str:
        """Everything painted since the last key, without escape sequences."""
        return _ESCAPES.sub(b"", self._stream).decode(errors="replace")

    def wait_for(self, pattern: str, patience: float = 60) -> float:
        """Wait until a pattern was painted; return the seconds since the program was started."""
        sought, until = re.compile(pattern), time.perf_counter() + patience
        while time.perf_counter() < until:
            when, number = self._read(until - time.perf_counter())
            if number and sought.search(self.text):
                return when - self.began
        raise RuntimeError(f"never saw {pattern!r} in:\n{self.text[-3000:]}")

    def rest(self, silence: float = 0.3, patience: float = 20) -> None:
        """Wait until nothing has been painted for so long."""
        until = time.perf_counter() + patience
        while time.perf_counter() < until and self._read(silence)[1]:
            pass

    def send(self, key: str) -> float:
        """Press a key, or type a text that is no key's name; return when."""
        self._stream = b""
        os.write(self._file, KEYS.get(key, key).encode())
        return time.perf_counter()

    def press(self, key: str, silence: float = SILENCE) -> Answer:
        """Press a key and wait for the end of its answer; refuse to measure one that nothing answers."""
        cpu = self.cpu
        sent = first = last = self.send(key)
        painted, patience = 0, 3.0
        while True:
            when, number = self._read(patience)
            if not painted and not number:
                raise RuntimeError(f"nothing answers {key}:\n{self.text[-3000:]}")
            if not number:
                return Answer(first - sent, last - sent, painted, self.cpu - cpu)
            first, last = (when if not painted else first), when
            painted, patience = painted + number, silence

    def hold(self, key: str, times: int, rate: float) -> float:
        """Press a key so often at a rate a second; return the seconds from the last press to the last byte."""
        for number in range(times):
            due = time.perf_counter() + 1 / rate
            sent = self.send(key)
            while number < times - 1 and (left := due - time.perf_counter()) > 0:
                self._read(left)
        last, patience = sent, 0.5
        while True:
            when, number = self._read(patience)
            if not number:
                return last - sent
            last, patience = when, SILENCE

    @property
    def cpu(self) -> float:
        """Seconds of processor time that the program's threads have used, as the scheduler counts them."""
        total = 0
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            with suppress(OSError):
                total += int((task / "schedstat").read_text().split()[0])
        return total / 1e9

    @property
    def peak(self) -> float:
        """The most memory the program has held, in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]
