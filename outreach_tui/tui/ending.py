"""Ending in order when the terminal is closed or the system shuts down."""

import asyncio
import os
import signal
import threading
from contextlib import suppress
from typing import Any

from textual.app import App

#: Seconds that a program told to end has for ending in order.
LAST_MOMENT = 3.0


def obey_signals(app: App[Any]) -> None:
    """Have the application end, which keeps what is typed, when it is told to by a signal."""
    for name in ("SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP, and its event loop no handlers
        if number is not None:
            with suppress(NotImplementedError):
                asyncio.get_running_loop().add_signal_handler(number, _end, app, 128 + number)


def _end(app: App[Any], code: int) -> None:
    app.exit(code)
    # where the terminal is gone the toolkit waits for ever to draw its last; all that matters is on disk by now
    last = threading.Timer(LAST_MOMENT, os._exit, (code,))
    last.daemon = True
    last.start()
