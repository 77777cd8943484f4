"""Keys in turn: each goes to where the one before it has led, however fast they come.

The toolkit sends a key to the widget in focus at once, and runs most commands only when the key has come back up from
there. Keys sent before that reached the screen that the first one was about to leave: of an n and a title typed in one
go, the title was lost, or was taken for commands.
"""

from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, Key, Paste
from textual.screen import Screen

#: Seconds until the next key goes on its way whatever has become of the one before.
PATIENCE = 0.5


class _Follower:
    """Goes the way of a key, behind it, through the queues of ``way``: the widget it went to, and all it is in."""

    def __init__(self, widget: DOMNode, screen: Screen[object]) -> None:
        self.way: list[DOMNode] = [*widget.ancestors_with_self]
        self.screen = screen

    def go_on(self, then: Callable[["_Follower"], Awaitable[None]]) -> bool:
        """Go on to the next queue, and do ``then`` when it is this one's turn there; what is closed is passed by."""
        while self.way:
            if self.way.pop(0).call_later(then, self):
                return True
        return False


class KeysInTurn(App[int]):
    """The application as far as it takes keys, and what is pasted, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._ahead: deque[Key | Paste] = deque()
        self._key: Key | Paste | None = None
        #: The widget that the key went to, and its screen.
        self._way: tuple[DOMNode, Screen[object]] | None = None
        self._awaited: _Follower | None = None
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
            if self._ahead and self.holds_back(self._ahead[0]) and not self.holds_back(event):
                self.drop_keys()  # who leaves wants none of them any more
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

    def _await_from(self, widget: DOMNode, screen: Screen[object]) -> None:
        follower = _Follower(widget, screen)
        self._awaited = follower if follower.go_on(self._followed) else None

    async def _followed(self, follower: _Follower) -> None:
        """Send the next key on its way once its turn has come; to another screen only when that is there."""
        if follower is not self._awaited or follower.go_on(self._followed):
            return
        if follower.screen is not self.screen:
            self._await_from(self.screen, self.screen)
            return
        self._awaited = None
        await self.press_next()

    def _watch(self) -> None:
        if self._ahead and self._awaited is not None and not self._watching:
            self._watching = True
            self.set_timer(PATIENCE, partial(self._look_after, self._awaited))

    async def _look_after(self, awaited: _Follower) -> None:
        """Go on when the way of a key was taken away with what it closed."""
        self._watching = False
        if awaited is self._awaited and self.screen.is_mounted:
            self._awaited = None
            await self.press_next()
        self._watch()
