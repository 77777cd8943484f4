"""The log of failures names places and kinds, and nothing anybody wrote."""

from pathlib import Path

from outreach_tui.crashlog import ROTATE_AT, write_crash
from tests.builders import NOW


def _failing(secret: str) -> Exception:
    try:
        try:
            raise KeyError(secret)
        except KeyError as error:
            raise ValueError(secret) from error
    except ValueError as error:
        return error


def test_kinds_and_places_are_written_and_words_are_not(tmp_path: Path) -> None:
    assert write_crash(tmp_path / "state" / "outreach.log", _failing("王某 13800000000"), NOW)
    written = (tmp_path / "state" / "outreach.log").read_text(encoding="utf-8")
    assert written.index("builtins.KeyError") < written.index("builtins.ValueError")
    assert "in _failing" in written
    assert "王某" not in written


def test_an_exception_that_is_its_own_cause_is_written_once(tmp_path: Path) -> None:
    error = _failing("x")
    error.__cause__ = error
    assert write_crash(tmp_path / "outreach.log", error, NOW)
    assert (tmp_path / "outreach.log").read_text(encoding="utf-8").count("builtins.ValueError") == 1


def test_a_log_that_cannot_be_written_is_no_further_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not write_crash(tmp_path / "file" / "outreach.log", _failing("x"), NOW)


def test_a_log_that_has_grown_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "outreach.log"
    path.write_text("x" * ROTATE_AT)
    assert write_crash(path, _failing("x"), NOW)
    assert path.stat().st_size < ROTATE_AT
    assert (tmp_path / "outreach.log.1").stat().st_size == ROTATE_AT
