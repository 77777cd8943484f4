"""A line of a form: a label, what is typed, and under it what it is taken for or what is wrong with it."""

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Label, Static

from outreach_tui.tui.text import in_line

#: What a field offers for what was typed so far, the likeliest first.
Offers = Callable[[str], Sequence[str]]


class FormInput(Input):
    """An input line whose field may use the up and down keys."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("up", "down"):
            field = self.parent.parent if self.parent else None
            if isinstance(field, FormField) and field.step(-1 if event.key == "up" else 1):
                event.prevent_default()
                event.stop()


class FormField(Vertical):
    """One field. ``offers`` proposes values: ↑ and ↓ go through them; leaving the field completes what was begun,
    unless ``complete`` is off because other values are as good.

    ``several`` fields hold names with 、 between them and complete the last one. ``describe`` says in words
    what the text is taken for; ``shift`` moves a value up or down a step, such as a day.
    """

    DEFAULT_CSS = """
    FormField { height: auto; }
    FormField > Horizontal { height: 1; }
    FormField Label { width: 12; color: $text-muted; }
    FormField Input { width: 1fr; }
    FormField .hint { height: auto; padding: 0 0 0 12; color: $text-muted; display: none; }
    FormField.-told .hint { display: block; }
    FormField.-wrong .hint { color: $text-error; }
    FormField.-wrong Label { color: $text-error; text-style: bold; }
    FormField:focus-within Label { color: $accent; text-style: bold; }
    """

    class Changed(Message):
        """The user typed."""

    def __init__(
        self,
        name: str,
        title: str,
        *,
        offers: Offers | None = None,
        several: bool = False,
        complete: bool = True,
        describe: Callable[[str], str] | None = None,
        shift: Callable[[str, int], str | None] | None = None,
        placeholder: str = "",
    ) -> None:
        super().__init__(name=name, id=f"field-{name}")
        self.title = title
        self._offers = offers
        self._several = several
        self._complete = complete
        self._describe = describe
        self._shift = shift
        self._placeholder = placeholder
        self._offered: list[str] = []
        self._place = -1
        self._quiet = False

    def compose(self) -> ComposeResult:
        """Lay out label, input and the line under them."""
        with Horizontal():
            yield Label(Content(self.title))
            yield FormInput(placeholder=self._placeholder, compact=True, select_on_focus=False)
        yield Static(classes="hint", markup=False)

    @property
    def input(self) -> Input:
        """Where it is typed."""
        return self.query_one(FormInput)

    @property
    def value(self) -> str:
        """What was typed."""
        return self.input.value

    def fill(self, text: str) -> None:
        """Put a text in without calling it typed."""
        self._quiet = text != self.input.value
        self.input.value = text
        self.input.cursor_position = len(text)

    def wrong(self, message: str) -> None:
        """Say what is wrong with it, ``""`` that nothing is."""
        self.set_class(bool(message), "-wrong")
        self._tell(message)

    def _tell(self, text: str) -> None:
        self.set_class(bool(text), "-told")
        self.query_one(".hint", Static).update(Content(text))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what the text is taken for."""
        event.stop()
        self._place = -1
        if self._quiet:
            self._quiet = False
            return
        self.remove_class("-wrong")
        self._offered = list(self._offers(self._last_word)) if self._offers and self._last_word else []
        self._hint()
        self.post_message(self.Changed())

    def _hint(self) -> None:
        described = self._describe(self.value) if self._describe and self.value else ""
        offered = "  ".join(in_line(name) for name in self._offered[:6])
        self._tell(described or offered)

    @property
    def _last_word(self) -> str:
        if not self._several:
            return self.value.strip()
        return self.value[self._start_of_last_word() :].strip()

    def _start_of_last_word(self) -> int:
        return max((self.value.rfind(mark) + 1 for mark in "、,，;；"), default=0)

    def step(self, direction: int) -> bool:
        """Use an up (-1) or down (1) key; tell whether the field had a use for it."""
        if self._shift is not None:
            moved = self._shift(self.value, direction)
            if moved is not None:
                self.input.value = moved
                self.input.cursor_position = len(moved)
                return True
        if self._offers is None:
            return False
        if self._place < 0:
            self._offered = list(self._offers(self._last_word))
        if not self._offered:
            return False
        place = (self._place + direction) % len(self._offered) if self._place >= 0 else (0 if direction > 0 else -1)
        self._put(self._offered[place])
        self._place = place % len(self._offered)
        return True

    def _put(self, name: str) -> None:
        before = self.value[: self._start_of_last_word()] if self._several else ""
        with self.prevent(Input.Changed):
            self.input.value = before + name
        self.input.cursor_position = len(self.input.value)
        self.post_message(self.Changed())

    def on_descendant_focus(self) -> None:
        """Show what the field offers."""
        if not self.has_class("-wrong"):
            self._hint()

    def on_descendant_blur(self) -> None:
        """Complete what was begun, and put the hints away."""
        if self._offers and self._complete and self._last_word:
            offered = self._offers(self._last_word)
            if offered and self._last_word not in offered:
                self._put(offered[0])
        if not self.has_class("-wrong"):
            self._tell("")
