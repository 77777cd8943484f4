"""What was once done on a screen only: settings, the subdistrict, a year's plan copied, files taken off."""

from pathlib import Path

import pytest

from outreach_tui.settings import read_settings
from tests.cli.conftest import Outreach


def test_settings_are_shown_changed_and_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outreach = Outreach(str(tmp_path / "none.db"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    file = tmp_path / "outreach" / "settings.toml"
    file.parent.mkdir()
    file.write_text('# mine\nrecorder = "李"\n', encoding="utf-8")
    outreach.done("settings", "theme", "outreach-light")
    outreach.done("settings", "ascii_borders", "yes")
    assert outreach.json("settings", "recorder") == {"recorder": "李"}
    outreach.done("settings", "recorder", "")
    shown = outreach.json("settings")
    assert (shown["theme"], shown["ascii_borders"], shown["recorder"]) == ("outreach-light", True, None)
    assert file.read_text(encoding="utf-8").startswith("# mine\n")
    wrong = outreach("settings", "theme", "mauve")
    assert wrong.code != 0
    assert "outreach-contrast" in wrong.err
    assert read_settings(file).theme == "outreach-light"


def test_the_subdistrict_is_renamed(office: Outreach) -> None:
    assert office.json("subdistrict", "--name", "新民街道") == {"name": "新民街道", "report_language": "zh"}
    assert office.json("subdistrict", "--report-language", "en")["report_language"] == "en"
    assert office("subdistrict", "--name", " ").code == 1
    office.done("undo")
    office.done("undo")
    assert office.json("subdistrict")["name"] == "惠民街道"


def test_the_plan_of_a_year_is_copied_and_nothing_is_planned_anew_unasked(office: Outreach) -> None:
    office.done("plan", "set", "2019-05", "--theme", "防范经济犯罪", "--target", "lecture=1", "--each")
    copied = office.json("plan", "copy", "2019", "2020", "--force")
    (may,) = (month for month in copied["months"] if month["month"] == "2020-05")
    assert (may["theme"], may["key_days"]) == ("防范经济犯罪", [])
    assert len(may["targets"]) == 1
    again = office("plan", "copy", "2019", "2020")
    assert again.code == 1
    assert "2020-05" in again.err
    nothing = office("plan", "copy", "2033", "2034")
    assert nothing.code == 1
    assert "2033" in nothing.err


def test_a_file_is_taken_off_an_event(office: Outreach, tmp_path: Path) -> None:
    number = office.json("event", "add", "--form", "lecture", "--title", "x", "--community", "朝阳")["number"]
    (tmp_path / "a.txt").write_text("notice", encoding="utf-8")
    office.done("event", "attach", number, str(tmp_path / "a.txt"))
    missing = office("event", "detach", number, "b.txt")
    assert missing.code == 1
    assert "a.txt" in missing.err
    assert office.json("event", "detach", number, "a.txt")["name"] == "a.txt"
    assert office.json("event", "files", number) == []
    office.done("undo")
    assert len(office.json("event", "files", number)) == 1
