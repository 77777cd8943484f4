"""The language of the interface: gettext over the catalogues in ``locale/``.

The language is the one piece of state a whole process shares, as it is in gettext itself. A face
chooses it once with :func:`use`; everything else only asks :func:`gettext` at the moment of showing.
"""

import gettext as _gettext
import os
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from struct import unpack_from
from typing import NamedTuple

DOMAIN = "outreach"
LOCALE_DIR = Path(__file__).parent / "locale"
#: How a compiled catalogue begins, as every computer of today writes it.
_MAGIC = b"\xde\x12\x04\x95"


class Language(NamedTuple):
    """A language: the folder of its catalogue, its tag in documents, and what it calls itself."""

    catalogue: str
    tag: str
    name: str


#: What ``--lang`` takes.
LANGUAGES = {"zh": Language("zh_CN", "zh-CN", "中文"), "en": Language("en", "en", "English")}


@cache
def catalogue(language: str) -> _gettext.NullTranslations:
    """Return the catalogue of a language; read from disk once."""
    return _gettext.translation(DOMAIN, LOCALE_DIR, [LANGUAGES[language].catalogue], fallback=True)


class _Finder:
    """Finds one message at a time in a catalogue, whose messages stand in order: reading all of them takes 3 ms."""

    def __init__(self, language: str) -> None:
        path = LOCALE_DIR / LANGUAGES[language].catalogue / "LC_MESSAGES" / f"{DOMAIN}.mo"
        self._file = path.read_bytes() if path.exists() else b""
        ours = self._file.startswith(_MAGIC)
        self._number, self._messages, self._translations = unpack_from("<3I", self._file, 8) if ours else (0, 0, 0)
        self._language = language
        self._found: dict[str, str] = {}

    def find(self, message: str) -> str:
        """Return the translation of a message; where there is none, what the catalogue makes of it."""
        if message not in self._found:
            self._found[message] = self._look_up(message)
        return self._found[message]

    def _look_up(self, message: str) -> str:
        wanted = message.encode()
        place = bisect_left(range(self._number), wanted, key=self._message)
        if place < self._number and self._message(place) == wanted:
            return self._text(self._translations, place).decode()
        return catalogue(self._language).gettext(message)

    def _message(self, place: int) -> bytes:
        return self._text(self._messages, place)

    def _text(self, table: int, place: int) -> bytes:
        length, start = unpack_from("<2I", self._file, table + 8 * place)
        return self._file[start : start + length]


_finder = cache(_Finder)


class _Current:
    """Which language the process speaks now."""

    language = "en"


def use(language: str) -> None:
    """Speak a language from now on, in our own words and in those of the command-line library."""
    _Current.language = language
    # Click asks the standard gettext for its own words ("Usage:", "Error:"), which reads these.
    os.environ["LANGUAGE"] = LANGUAGES[language].catalogue
    _gettext.bindtextdomain(DOMAIN, LOCALE_DIR)
    _gettext.textdomain(DOMAIN)
    _gettext.gettext = gettext  # the same, found sooner, for whoever is imported from now on


def language() -> str:
    """Return the language in use, ``zh`` for Chinese."""
    return _Current.language


def gettext(message: str) -> str:
    """Translate an English message into the language in use."""
    return _finder(_Current.language).find(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a message that counts something."""
    return catalogue(_Current.language).ngettext(singular, plural, count)


def mark(message: str) -> str:
    """Mark a message for the catalogues where it is declared; it is translated where it is shown."""
    return message


def choose(asked: str | None, preferred: str | None, environment: Mapping[str, str]) -> str:
    """Return the language to speak: what was asked for, else the setting, else the locale's, else English."""
    for wish in (asked, preferred):
        if wish in LANGUAGES:
            return wish
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return next((code for code in LANGUAGES if value.lower().startswith(code)), "en")
    return "zh" if _windows_speaks_chinese() else "en"


def _windows_speaks_chinese() -> bool:
    """Tell whether Windows, where LANG is usually unset, shows its own windows in Chinese."""
    if os.name != "nt":
        return False
    import ctypes

    primary_language = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF  # type: ignore[attr-defined,unused-ignore]
    return bool(primary_language == 0x04)
