"""The language of the interface: gettext over the catalogues in ``locale/``.

The language is the one piece of state a whole process shares, as it is in gettext itself. A face
chooses it once with :func:`use`; everything else only asks :func:`gettext` at the moment of showing.
"""

import gettext as _gettext
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

DOMAIN = "outreach"
LOCALE_DIR = Path(__file__).parent / "locale"


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


def language() -> str:
    """Return the language in use, ``zh`` for Chinese."""
    return _Current.language


def gettext(message: str) -> str:
    """Translate an English message into the language in use."""
    return catalogue(_Current.language).gettext(message)


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
