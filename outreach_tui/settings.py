"""The user's settings: one small TOML file, read when it is there."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from outreach_tui.domain.problems import refuse
from outreach_tui.domain.value import Value, dataclass
from outreach_tui.i18n import LANGUAGES

#: The colours there are to choose from.
THEMES = ("outreach-dark", "outreach-light", "outreach-contrast")


@dataclass(frozen=True, eq=False, repr=False)
class Settings(Value):
    """What a user may set; every field has a default that suits most.

    ``language`` is ``zh``, ``en`` or ``None`` (the locale's), ``database`` a path or URL, ``subdistrict`` which
    one of it where it has several, ``recorder`` the name written into records, ``theme`` the colours,
    ``ascii_borders`` plain borders for old consoles, ``keys`` a map from command to key.
    """

    language: str | None = None
    database: str | None = None
    subdistrict: str | None = None
    recorder: str | None = None
    theme: str | None = None
    ascii_borders: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)


_KINDS: Mapping[str, type] = {
    "language": str,
    "database": str,
    "subdistrict": str,
    "recorder": str,
    "theme": str,
    "ascii_borders": bool,
    "keys": dict,
}


def read_settings(path: Path) -> Settings:
    """Read the settings file; all defaults when there is none.

    Raises a refusal naming the setting when one is unknown or of the wrong kind.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise refuse("settings_unreadable", "settings", str(path), reason=type(error).__name__) from error
    import tomllib  # 17 ms, only where there is something to read

    try:
        values: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise refuse("settings_unreadable", "settings", str(path), reason=str(error)) from error
    for name, value in values.items():
        kind = _KINDS.get(name)
        if kind is None:
            raise refuse("setting_unknown", name, str(value), known=", ".join(_KINDS), path=str(path))
        if not isinstance(value, kind):
            raise refuse("setting_wrong", name, str(value), wanted=kind.__name__, path=str(path))
    if values.get("language", "zh") not in LANGUAGES:
        raise refuse("setting_language", "language", values["language"], known=", ".join(LANGUAGES), path=str(path))
    return Settings(**values)


def write_settings(path: Path, changes: Mapping[str, object]) -> Settings:
    """Change some settings in the file, ``None`` taking one out, and return all of them as they are now.

    Everything else in the file, comments included, stays as the user wrote it. Raises a refusal when the
    file cannot be read or written; it is replaced whole or not at all.
    """
    import tomlkit  # 30 ms, only when settings are saved
    from tomlkit.exceptions import TOMLKitError

    from outreach_tui.replacing import replacing

    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
        for name, value in changes.items():
            if value is None:
                document.pop(name, None)
            else:
                document[name] = value
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(path) as part:
            part.write_text(tomlkit.dumps(document), encoding="utf-8")
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise refuse("settings_unwritable", "settings", str(path), reason=type(error).__name__) from error
    return read_settings(path)
