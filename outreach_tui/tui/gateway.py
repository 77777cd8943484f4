"""The only way from the interface to the services: work runs in threads and comes back as messages.

The interface thread never waits for the database. Reads of one ``group`` replace each other, so that holding an arrow
key reads the first months and the last, not all between; saves never do, so that none is ever dropped.
"""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.worker import WorkType

from outreach_tui.domain.problems import Refused
from outreach_tui.services.office import Office
from outreach_tui.tui.messages import Refusal

T = TypeVar("T")

#: How many reads of a group are made at once: one that takes long keeps the next from waiting, and no more memory.
AT_ONCE = 2


@dataclass
class _Reads:
    """The reads of one group of an asker: how often it asked, how many are being made, and which is to be next."""

    asked: int = 0
    running: int = 0
    next: Callable[[], Message] | None = None


class Gateway:
    """Runs services in worker threads on behalf of screens and dialogs."""

    def __init__(self, app: App[int], office: Office) -> None:
        self._app = app
        self._office = office
        self._turn = asyncio.Lock()
        self._reads: dict[tuple[str, int], _Reads] = {}

    def read(
        self, asker: MessagePump, work: Callable[[Office], T], reply: Callable[[T], Message], *, group: str
    ) -> None:
        """Read something and post ``reply(result)`` to the asker; its next read of the group drops this one."""

        key = (group, id(asker))
        reads = self._reads.setdefault(key, _Reads())
        reads.asked += 1
        reads.next = partial(self._run, group, work, reply)

        async def run() -> None:
            while reads.next is not None:
                number, wanted, reads.next = reads.asked, reads.next, None
                message = await asyncio.to_thread(wanted)
                if number == reads.asked:
                    asker.post_message(message)
            reads.running -= 1
            if not reads.running:
                self._reads.pop(key, None)

        if reads.running < AT_ONCE:
            reads.running += 1
            self._run_later(run, "reads")

    def write(
        self, asker: MessagePump, work: Callable[[Office], T], reply: Callable[[T], Message], *, about: str
    ) -> None:
        """Save something and post ``reply(result)`` to the asker, or a :class:`Refusal` with what was wrong.

        What is asked for first is saved first.
        """

        async def run() -> None:
            async with self._turn:
                message = await asyncio.to_thread(self._run, about, work, reply)
            asker.post_message(message)

        self._run_later(run, "writes")

    def _run_later(self, work: Callable[[], Coroutine[None, None, None]], group: str) -> None:
        """Have a worker begin it: one that never comes to begin, because the program ends, leaves nothing behind."""
        wanted: WorkType[None] = work
        self._app.run_worker(wanted, group=group, exclusive=False, exit_on_error=True)

    def _run(self, about: str, work: Callable[[Office], T], reply: Callable[[T], Message]) -> Message:
        try:
            return reply(work(self._office))
        except Refused as refused:
            return Refusal(about, refused.problems, only_doubts=refused.only_doubts)
