"""The user's own keys: a map in the settings from a command's name to the key, or keys, that run it instead."""

import re
from collections.abc import Iterable, Mapping

from textual.keys import KEY_ALIASES, Keys

from outreach_tui.domain.naming import nearest
from outreach_tui.domain.problems import Problem
from outreach_tui.tui.commands import COMMANDS, Command, Place

_KEY_NAMES = {
    "colon": ":", "question_mark": "?", "slash": "/", "escape": "Esc", "enter": "Enter", "left": "Left",
    "right": "Right", "up": "Up", "down": "Down", "home": "Home", "end": "End", "delete": "Del", "plus": "+",
    "minus": "-", "space": "Space", "pageup": "PgUp", "pagedown": "PgDn", "backspace": "Backspace", "tab": "Tab",
    "left_square_bracket": "[", "right_square_bracket": "]",
}  # fmt: skip
#: Twins of keys that an input method types instead; they need no explanation.
_TWINS = ("fullwidth", "ideographic")
_BY_SIGN = {name: key for key, name in _KEY_NAMES.items() if len(name) == 1}
_NAMED = frozenset(key.value for key in Keys) | frozenset(_KEY_NAMES) | frozenset(KEY_ALIASES)
_KEY = re.compile(r"(?:(?:ctrl|alt|shift)\+)*(?P<last>.+)")


def key_name(key: str) -> str:
    """Return a key as people write it: ctrl+s is ^s."""
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return _KEY_NAMES.get(key, key.upper() if key[0] == "f" and key[1:].isdigit() else key)


def keys_text(keys: Iterable[str]) -> str:
    """Return all keys of a command as people write them."""
    return " ".join(key_name(key) for key in keys if not key.startswith(_TWINS))


class Keymap:
    """Which keys run which command; what is wrong in the user's map is in ``problems`` and left out of it."""

    def __init__(self, wanted: Mapping[str, object]) -> None:
        self.problems: list[Problem] = []
        self._chosen: dict[str, tuple[str, ...]] = {}
        for name, keys in wanted.items():
            self._choose(name, keys)

    def _choose(self, name: str, wanted: object) -> None:
        command = next((one for one in COMMANDS if one.id == name), None)
        if command is None:
            ids = [one.id for one in COMMANDS]
            known = {"known": ", ".join(ids)}
            self.problems.append(Problem("keymap_command", "keys", name, suggestions=nearest(name, ids), details=known))
            return
        keys = tuple(_BY_SIGN.get(key, key) for key in str(wanted).split())
        wrong = [key for key in keys if not _is_key(key)]
        if not keys or wrong or not isinstance(wanted, str):
            self.problems.append(Problem("keymap_key", "keys", str(wanted), details={"command": name}))
            return
        for other in COMMANDS:
            taken = set(keys) & set(self.keys_of(other))
            if other.id != name and taken and _meet(command, other):
                details = {"command": name, "other": other.id}
                self.problems.append(Problem("keymap_taken", "keys", taken.pop(), details=details))
                return
        self._chosen[name] = keys

    def keys_of(self, command: Command) -> tuple[str, ...]:
        """Return the keys that run a command, the one to show first."""
        return self._chosen.get(command.id, command.keys)

    def shown(self, command: Command) -> str:
        """Return how the first key of a command is written."""
        chosen = self._chosen.get(command.id)
        return key_name(chosen[0]) if chosen else command.shown

    @property
    def bindings(self) -> dict[str, str]:
        """The map as the toolkit takes it."""
        return {name: ",".join(keys) for name, keys in self._chosen.items()}


def _is_key(key: str) -> bool:
    found = _KEY.fullmatch(key)
    if found is None:
        return False
    last = found["last"]
    return len(last) == 1 or last in _NAMED or re.fullmatch(r"f([1-9]|1\d|2[0-4])", last) is not None


def _meet(one: Command, other: Command) -> bool:
    """Tell whether two commands can be asked for on the same screen."""
    return one.place is other.place or Place.EVERYWHERE in (one.place, other.place)
