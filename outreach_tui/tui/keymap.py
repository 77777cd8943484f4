"""The user's own keys: a map in the settings from a command's name to the key, or keys, that run it instead."""

import re
from collections.abc import Iterable, Mapping
from unicodedata import lookup

from textual.keys import KEY_ALIASES, Keys

from outreach_tui.domain.naming import nearest
from outreach_tui.domain.problems import Problem
from outreach_tui.tui.commands import COMMANDS, Command, Place

#: Keys whose name is neither what Unicode calls their sign nor what stands on them.
_KEY_NAMES = {
    "colon": ":", "question_mark": "?", "slash": "/", "plus": "+", "minus": "-", "equals_sign": "=",
    "fullwidth_hyphen_minus": "－", "left_square_bracket": "[", "right_square_bracket": "]", "escape": "Esc",
    "delete": "Del", "pageup": "PgUp", "pagedown": "PgDn",
}  # fmt: skip
_HELD = {"ctrl": "^", "shift": "Shift+", "alt": "Alt+"}
#: Twins of keys that an input method types instead; they need no explanation.
_TWINS = ("fullwidth", "ideographic")
_BY_SIGN = {name: key for key, name in _KEY_NAMES.items() if len(name) == 1}
_NAMED = frozenset(key.value for key in Keys) | frozenset(_KEY_NAMES) | frozenset(KEY_ALIASES)
#: Places whose commands work on one screen, beside those that work everywhere.
_TOGETHER = (
    {Place.EVENTS, Place.CHANGES, Place.RECORDS},
    *({place, Place.RECORDS} for place in (
        Place.SAFEKEEPING, Place.TALLY, Place.FILES, Place.PLAN, Place.OWN_FORMS, Place.COMMUNITIES
    )),
)  # fmt: skip
#: Places where keys that type something type it.
_TYPED = frozenset({Place.FORM, Place.IMPORT, Place.FIRST_RUN})
_KEY = re.compile(r"(?:(?:ctrl|alt|shift)\+)*(?P<last>.+)")


def key_name(key: str) -> str:
    """Return a key as people write it: ctrl+s is ^s, fullwidth_plus_sign ＋, shift+up Shift+Up, f5 F5."""
    *held, last = key.split("+")
    return "".join(_HELD[one] for one in held) + (_KEY_NAMES.get(last) or _sign(last) or last.capitalize())


def _sign(key: str) -> str:
    """Return the sign a key types, where its name says so; else nothing."""
    try:
        sign = key if len(key) == 1 else lookup(key.replace("_", " "))
    except KeyError:
        return ""
    return sign if sign.isprintable() and not sign.isspace() else ""


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
        while self._give_back():
            pass  # a key that was given back may be one that another command was given

    def _choose(self, name: str, wanted: object) -> None:
        command = next((one for one in COMMANDS if one.id == name), None)
        if command is None:
            near = nearest(name, [one.id for one in COMMANDS])
            self.problems.append(Problem("keymap_command", "keys", name, suggestions=near))
            return
        keys = tuple(_BY_SIGN.get(key, key) for key in str(wanted).split())
        wrong = [key for key in keys if not _is_key(key)]
        if not keys or wrong or not isinstance(wanted, str):
            self.problems.append(Problem("keymap_key", "keys", str(wanted), details={"command": name}))
        elif command.place in _TYPED and all(_types(key) for key in keys):
            self.problems.append(Problem("keymap_typed", "keys", keys[0], details={"command": name}))
        elif command.place is Place.BOOTH and (counts := _counting() & set(keys)):
            details = {"command": name, "other": "booth_press"}
            self.problems.append(Problem("keymap_taken", "keys", min(counts), details=details))
        else:
            self._chosen[name] = keys

    def _give_back(self) -> bool:
        """Take the first key from its command that another one of the same screen has; tell whether there was one."""
        for command in COMMANDS:
            keys = set(self._chosen.get(command.id, ()))
            for other in COMMANDS if keys else ():
                if other.id != command.id and (taken := keys & set(self.keys_of(other))) and _meet(command, other):
                    details = {"command": command.id, "other": other.id}
                    self.problems.append(Problem("keymap_taken", "keys", min(taken), details=details))
                    del self._chosen[command.id]
                    return True
        return False

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


def _counting() -> set[str]:
    """Return the keys that count at a booth: a letter for each category, a digit for each material."""
    from outreach_tui.tui.booth_keys import KEYS  # 25 ms, which the first board need not wait for

    return {*KEYS, *"0123456789"}


def _types(key: str) -> bool:
    """Tell whether a key types something where text is typed."""
    return len(key) == 1 or key in _BY_SIGN.values() or key == "space" or key.startswith(_TWINS)


def _meet(one: Command, other: Command) -> bool:
    """Tell whether two commands can be asked for on the same screen."""
    places = {one.place, other.place}
    return len(places) == 1 or Place.EVERYWHERE in places or any(places <= screen for screen in _TOGETHER)
