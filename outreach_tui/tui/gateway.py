"""The only way from the interface to the services: work runs in threads and comes back as messages.

The interface thread never waits for the database. Reads of one ``group`` replace each other, so that
holding an arrow key asks for the last month only; saves never do, so that none is ever dropped.
"""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.worker import get_current_worker

from outreach_tui.domain.problems import Refused
from outreach_tui.services.office import Office
from outreach_tui.tui.messages import Refusal

T = TypeVar("T")


class Gateway:
    """Runs services in worker threads on behalf of screens and dialogs."""

    def __init__(self, app: App[int], office: Office) -> None:
        self._app = app
        self._office = office
        self._turn = asyncio.Lock()

    def read(
        self, asker: MessagePump, work: Callable[[Office], T], reply: Callable[[T], Message], *, group: str
    ) -> None:
        """Read something and post ``reply(result)`` to the asker; its next read of the group drops this one."""

        def run() -> None:
            worker = get_current_worker()
            message = self._run(group, work, reply)
            if not worker.is_cancelled:
                asker.post_message(message)

        self._app.run_worker(run, group=f"{group}-{id(asker)}", exclusive=True, thread=True, exit_on_error=True)

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

        self._app.run_worker(run(), group="writes", exclusive=False, exit_on_error=True)

    def _run(self, about: str, work: Callable[[Office], T], reply: Callable[[T], Message]) -> Message:
        try:
            return reply(work(self._office))
        except Refused as refused:
            return Refusal(about, refused.problems, only_doubts=refused.only_doubts)
