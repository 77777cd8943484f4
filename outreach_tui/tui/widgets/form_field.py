"""A line of a form: a label, what is typed, and under it what it is taken for or what is wrong with it."""

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from outreach_tui.i18n import gettext as _
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.line_input import LineInput

#: What a field offers for what was typed so far, the likeliest first.
Offers = Callable[[str], Sequence[str]]
#: What separates the names of a field that holds several.
SEPARATORS = "、,，;；"
#: How many offers are shown at a time.
_SHOWN = 6


class FormInput(LineInput):
    """An input line whose field may use the up and down keys; Enter goes on, ^z takes typing back."""

    #: The toolkit lays the whole screen out anew when a text gets longer; the line stays where it is, however long.
    virtual_size = Reactive(Size(0, 0))

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, compact=True, select_on_focus=False)
        self._typed: list[str] = []

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """Scroll a text longer than the line; a scrollbar, never seen, would have every widget find its place anew."""
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)

    async def _on_key(self, event: events.Key) -> None:
        field = self.parent.parent if self.parent else None
        if event.key in ("up", "down") and isinstance(field, FormField):
            if field.step(-1 if event.key == "up" else 1):
                event.prevent_default()
                event.stop()
        elif event.key == "ctrl+z":
            event.prevent_default()
            event.stop()
            self._take_back()

    def remember(self) -> None:
        """Remember the text as one that ^z goes back to."""
        if not self._typed or self._typed[-1] != self.value:
            self._typed.append(self.value)

    def forget(self) -> None:
        """Let ^z go back no further than to the text there is."""
        self._typed = [self.value]

    def _take_back(self) -> None:
        if self._typed and self._typed[-1] == self.value:
            self._typed.pop()
        if self._typed:
            self.value = self._typed[-1]
            self.cursor_position = len(self.value)


class FormField(Vertical):
    """One field. ``offers`` proposes values: ↑ and ↓ go through them; leaving the field completes what was begun,
    unless ``complete`` is off because other values are as good.

    ``several`` fields hold names with separators between them and complete the last one. ``describe`` says in
    words what the text is taken for; ``shift`` moves a value up or down a step, such as a day; ``picker``
    returns the dialog in which a value can be chosen.
    """

    DEFAULT_CSS = """
    FormField { height: auto; }
    FormField > Horizontal { height: 1; }
    FormField Label { width: 14; color: $text-muted; }
    FormField Input { width: 1fr; }
    FormField .hint { height: auto; padding: 0 0 0 14; color: $text-muted; display: none; }
    FormField.-told .hint { display: block; }
    FormField.-wrong .hint { color: $text-error; }
    FormField.-wrong Label { color: $text-error; text-style: bold; }
    FormField.-active Label { color: $accent; text-style: bold; }
    """

    class Changed(Message):
        """The user typed."""

    class Left(Message):
        """The user is done with the field for now."""

        def __init__(self, field: "FormField") -> None:
            super().__init__()
            self.field = field

    def __init__(
        self,
        name: str,
        title: str,
        *,
        offers: Offers | None = None,
        several: bool = False,
        separators: str = SEPARATORS,
        complete: bool = True,
        describe: Callable[[str], str] | None = None,
        shift: Callable[[str, int], str | None] | None = None,
        picker: Callable[[str], ModalScreen[str]] | None = None,
        placeholder: str = "",
    ) -> None:
        super().__init__(name=name, id=f"field-{name}")
        self.title = title
        self.picker = picker
        self._offers = offers
        self._separators = separators if several else ""
        self._complete = complete
        self._describe = describe
        self._shift = shift
        #: Where it is typed.
        self.input = FormInput(placeholder or (_("type, or press Down to choose") if offers else ""))
        if several:
            self.input.between = SEPARATORS[0]
        self._hint_line = Static(classes="hint", markup=False)
        self._offered: list[str] = []
        self._place = -1
        self._quiet = False
        self._told = Content("")

    def compose(self) -> ComposeResult:
        """Lay out label, input and the line under them."""
        with Horizontal():
            yield Label(Content(self.title))
            yield self.input
        yield self._hint_line

    @property
    def value(self) -> str:
        """What was typed."""
        return self.input.value

    def fill(self, text: str) -> None:
        """Put a text in without calling it typed."""
        self._quiet = text != self.input.value
        self.input.value = text
        self.input.cursor_position = len(text)
        self.input.forget()
        self.wrong("")

    def put(self, text: str) -> None:
        """Put a text in as if it had been typed."""
        self.input.value = text
        self.input.cursor_position = len(text)

    def take(self, chosen: str | None) -> None:
        """Put in what was chosen in its picker; nothing when nothing was."""
        if chosen:
            self.put(chosen)

    def wrong(self, message: str) -> None:
        """Say what is wrong with it, ``""`` that nothing is."""
        self.set_class(bool(message), "-wrong")
        self._tell(Content(message))

    def _tell(self, content: Content) -> None:
        if content.is_same(self._told):
            return  # as after most letters: nothing has to find its place anew
        self._told = content
        self.set_class(bool(content), "-told")
        self._hint_line.update(content)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what the text is taken for; a separator completes the name before it."""
        event.stop()
        self._place = -1
        if self._quiet:
            self._quiet = False
            return
        self.input.remember()
        self.remove_class("-wrong")
        self._complete_before_separator()
        self._offered = list(self._offers(self._last_word)) if self._offers and self._last_word else []
        self._hint()
        self.post_message(self.Changed())

    def _complete_before_separator(self) -> None:
        text = self.value
        if not (self._separators and self._complete and text and text[-1] in self._separators):
            return
        start = self._start_of_last_word(text[:-1])
        word = text[start:-1].strip()
        offered = self._offers(word) if self._offers and word else ()
        if offered and word not in offered:
            with self.prevent(Input.Changed):
                self.put(text[:start] + offered[0] + text[-1])

    def _hint(self) -> None:
        """Show what is offered, else what the text is taken for."""
        if self._offered:
            first = max(0, self._place - _SHOWN + 1)
            names = [
                (in_line(name) + "  ", "bold $accent" if place == self._place else "")
                for place, name in enumerate(self._offered[first : first + _SHOWN], first)
            ]
            self._tell(Content.assemble(*names))
        else:
            self._tell(Content(self._describe(self.value) if self._describe and self.value else ""))

    @property
    def _last_word(self) -> str:
        return self.value[self._start_of_last_word(self.value) :].strip()

    def _start_of_last_word(self, text: str) -> int:
        return max((text.rfind(mark) + 1 for mark in self._separators), default=0)

    def step(self, direction: int) -> bool:
        """Use an up (-1) or down (1) key; tell whether the field had a use for it."""
        if self._shift is not None:
            moved = self._shift(self.value, direction)
            if moved is not None:
                self.put(moved)
                return True
        if self._offers is None:
            return False
        if self._place < 0:
            self._offered = list(self._offers(self._last_word))
        if not self._offered:
            return False
        place = (self._place + direction) % len(self._offered) if self._place >= 0 else (0 if direction > 0 else -1)
        self._put_name(self._offered[place])
        self._place = place % len(self._offered)
        self._hint()
        return True

    def _put_name(self, name: str) -> None:
        with self.prevent(Input.Changed):
            self.put(self.value[: self._start_of_last_word(self.value)] + name)
        self.input.remember()
        self.post_message(self.Changed())

    def on_descendant_focus(self) -> None:
        """Show what the field offers."""
        self.add_class("-active")  # the toolkit does not restyle the label for :focus-within
        if not self.has_class("-wrong"):
            self._hint()

    def on_descendant_blur(self) -> None:
        """Complete what was begun, and put the hints away."""
        self.remove_class("-active")
        if self._offers and self._complete and self._last_word:
            offered = self._offers(self._last_word)
            if offered and self._last_word not in offered:
                self._put_name(offered[0])
        self._offered, self._place = [], -1
        if not self.has_class("-wrong"):
            self._tell(Content(""))
        self.post_message(self.Left(self))
