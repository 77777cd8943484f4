"""Keys in turn: each goes to where the one before it has led, however fast they come.

The toolkit sends a key to the widget in focus at once, and runs most commands only when the key has come back up from
there. Keys sent before that reached the screen that the first one was about to leave: of an n and a title typed in one
go, the title was lost, or was taken for commands.
"""

from collections import deque
from functools import partial

from textual.app import App
from textual.events import Event, Key, Paste
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen

#: Seconds until the next key goes on its way whatever has become of the one before.
PATIENCE = 0.5


class KeyPassed(Message):
    """Follows a key through the same queues: where this has come to, the key and what it set off have been."""

    def __init__(self, screen: Screen[object]) -> None:
        super().__init__()
        self.screen = screen


class KeysInTurn(App[int]):
    """The application as far as it takes keys, and what is pasted, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._ahead: deque[Key | Paste] = deque()
        self._key: Key | Paste | None = None
        #: The widget that the key went to, and its screen.
        self._way: tuple[MessagePump, Screen[object]] | None = None
        self._awaited: KeyPassed | None = None
        self._watching = False

    def holds_back(self, event: Key | Paste) -> bool:
        """Tell whether a key has to wait for something else than the key before it."""
        return False

    async def on_event(self, event: Event) -> None:
        """Take keys in turn; one that comes back from the widget it went to is for the application itself."""
        if not isinstance(event, (Key, Paste)):
            await super().on_event(event)
        elif event.is_forwarded:
            await super().on_event(event)
            if event is self._key and self._way is not None:
                self._await_from(*self._way)
        else:
            self._ahead.append(event)
            await self.press_next()
            self._watch()

    async def press_next(self) -> None:
        """Send the next key on its way, unless the one before is still on its own."""
        while self._ahead and self._awaited is None and not self.holds_back(self._ahead[0]):
            if not self.screen.is_mounted:
                self._await_from(self.screen, self.screen)
                return
            self._key = key = self._ahead.popleft()
            self._way = way = (self.focused or self.screen, self.screen)
            await super().on_event(key)
            self._await_from(*way)

    def drop_keys(self) -> None:
        """Forget the keys that wait: what they were meant for is not there."""
        self._ahead.clear()

    def _await_from(self, widget: MessagePump, screen: Screen[object]) -> None:
        self._awaited = awaited = KeyPassed(screen)
        if not widget.post_message(awaited) and not self.screen.post_message(awaited):
            self._awaited = None

    async def on_key_passed(self, message: KeyPassed) -> None:
        """Send the next key on its way; to another screen only once that is there."""
        if message is not self._awaited:
            return
        if message.screen is not self.screen:
            self._await_from(self.screen, self.screen)
            return
        self._awaited = None
        await self.press_next()

    def _watch(self) -> None:
        if self._ahead and self._awaited is not None and not self._watching:
            self._watching = True
            self.set_timer(PATIENCE, partial(self._look_after, self._awaited))

    async def _look_after(self, awaited: KeyPassed) -> None:
        """Go on when the way of a key was taken away with what it closed."""
        self._watching = False
        if awaited is self._awaited and self.screen.is_mounted:
            self._awaited = None
            await self.press_next()
        self._watch()
