"""The program as the operating system runs it: streams, encodings, pipes, terminals, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def outreach(
    *arguments: str | bytes, database: Path | str = "", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the program without a terminal in an environment of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "outreach_tui", *arguments],
        cwd=ROOT,
        env={**kept, "OUTREACH_DB": str(database), "XDG_CONFIG_HOME": str(ROOT / "none"), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=100,
    )


def test_the_version() -> None:
    from outreach_tui import __version__

    assert outreach("--version").stdout.decode().split()[-1] == __version__


def test_the_language_is_that_of_the_option_else_of_the_locale(sample_year: Path) -> None:
    said = {
        "option": outreach("--lang", "zh", "tally", "2019-05", database=sample_year, LANG="en_US.UTF-8"),
        "option after": outreach("tally", "2019-05", "--lang=zh", database=sample_year, LANG="C.UTF-8"),
        "locale": outreach("tally", "2019-05", database=sample_year, LANG="zh_CN.UTF-8"),
        "none": outreach("tally", "2019-05", database=sample_year, LANG="C"),
    }
    headings = {name: result.stdout.decode().splitlines()[3].split()[0] for name, result in said.items()}
    assert headings == {"option": "社区", "option after": "社区", "locale": "社区", "none": "Community"}


def test_global_options_stand_before_and_after_the_command(sample_year: Path) -> None:
    before = outreach("--db", str(sample_year), "--lang", "en", "tally", "2019")
    after = outreach("tally", "--db", str(sample_year), "2019", "--lang", "en")
    assert before.returncode == after.returncode == 0
    assert before.stdout == after.stdout


def test_json_is_right_in_every_encoding(sample_year: Path) -> None:
    plain = outreach("tally", "2019", "--format", "json", database=sample_year)
    for encoding in ("gbk", "ascii", "latin-1", "utf-16"):
        result = outreach("tally", "2019", "--format", "json", database=sample_year, PYTHONIOENCODING=encoding)
        assert json.loads(result.stdout.decode(encoding)) == json.loads(plain.stdout)


def test_a_console_in_gbk_shows_chinese_and_marks_what_it_lacks(sample_year: Path) -> None:
    title = ("event", "add", "--date", "2019-05-08", "--form", "lecture", "--community", "朝阳", "--title", "𠮷祥")
    result = outreach(*title, database=sample_year, PYTHONIOENCODING="gbk", LANG="zh_CN.GBK")
    assert result.returncode == 0
    assert result.stdout.decode("gbk").rstrip().endswith("?祥")
    assert "PYTHONUTF8=1" in result.stderr.decode("gbk")
    listed = outreach("event", "list", "--text", "祥", "--format", "json", database=sample_year)
    assert json.loads(listed.stdout)[0]["title"] == "𠮷祥"


def test_whoever_reads_may_stop_early(sample_year: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    result = subprocess.run(
        [sys.executable, "-m", "outreach_tui", "--db", str(sample_year), "event", "list"],
        cwd=ROOT,
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
        timeout=100,
    )
    os.close(write)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_data_that_cannot_be_written_is_no_success(sample_year: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "outreach_tui", "--db", str(sample_year), "tally", "2019"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=100,
        )
    assert result.returncode == 1
    assert result.stderr.count(b"\n") == 1
    assert b"failed inside" not in result.stderr


@pytest.mark.parametrize("arguments", [(), ("demo",)])
def test_without_a_terminal_the_interface_says_what_it_needs(arguments: tuple[str, ...]) -> None:
    result = outreach(*arguments, LANG="C.UTF-8")
    assert (result.returncode, result.stdout) == (1, b"")
    assert b"terminal" in result.stderr
    assert result.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="arguments are no bytes on Windows")
def test_arguments_that_are_no_text(sample_year: Path) -> None:
    result = outreach("event", "list", "--text", b"\xff\xfe", database=sample_year)
    assert result.returncode == 0
    result = outreach("--db", b"/nowhere/\xff.db", "tally")
    assert result.returncode == 1
    assert b"Traceback" not in result.stderr


def test_wrong_usage_and_failure_have_their_own_exit_codes(sample_year: Path) -> None:
    assert outreach("tally", "2019-13", database=sample_year).returncode == 2
    assert outreach("event", "show", "2019-999", database=sample_year).returncode == 1
    assert outreach("tally", "2019", database=sample_year).returncode == 0


ENDING = """
import atexit, sys, threading, time
from outreach_tui.__main__ import entrance
atexit.register(print, "tidied up")
if sys.argv.pop(1) == "busy":
    threading.Thread(target=lambda: (time.sleep(0.3), print("saved"))).start()
entrance()
"""


@pytest.mark.parametrize(("others", "said"), [("busy", ["saved", "tidied up"]), ("idle", ["tidied up"])])
def test_the_program_ends_when_all_it_began_has_ended(others: str, said: list[str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", ENDING, others, "--version"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert ran.stdout.splitlines()[1:] == said
    wrong = subprocess.run(
        [sys.executable, "-c", ENDING, others, "--frobnicate"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert (wrong.returncode, wrong.stdout.splitlines()) == (2, said)


def test_whatever_it_writes_is_for_nobody_elses_eyes(sample_year: Path, tmp_path: Path) -> None:
    """Every command that writes, in one process that began with no mask at all."""
    home, out = tmp_path / "home", tmp_path / "out"
    photo = tmp_path / "现场.jpg"
    photo.write_bytes(b"\xff\xd8\xff" + bytes(100))
    sample_year.chmod(0o600)
    for folder in (home, out):
        folder.mkdir(mode=0o700)
    commands = [
        ["log", "5.15 人民广场 讲座 刑法 @长城 30人", "--force"],
        ["event", "attach", "2019-001", str(photo)],
        ["event", "files", "2019-001", "--export", str(out / "files")],
        ["backup"],
        ["backup", str(out / "b.db")],
        ["dump", str(out / "d.json")],
        ["export", "-o", str(out / "e.xlsx")],
        ["export", "-o", str(out / "csv")],
        ["report", "2019", "-o", str(out / "r.docx"), "-o", str(out / "r.csv"), "-o", str(out / "r.html")],
        ["template", "-o", str(out / "t.xlsx")],
        ["privacy", "notice", "--output", str(out / "n.html")],
        ["form", "add", "表", str(out / "t.xlsx"), "--cell", "B5=events.lecture"],
        ["settings", "theme", "outreach-light"],
    ]
    code = "import os; os.umask(0)\nfrom outreach_tui.__main__ import main\n"
    code += "".join(f"assert main({command!r}) == 0, {command!r}\n" for command in commands)
    environment = {**os.environ, "OUTREACH_DB": str(sample_year), "HOME": str(home)}
    environment |= {f"XDG_{kind}_HOME": str(home / kind) for kind in ("DATA", "STATE", "CONFIG")}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    written = [path for path in tmp_path.rglob("*") if path not in (photo, *photo.parents)]
    assert len(written) > 25
    assert [path for path in written if path.stat().st_mode & 0o077] == []
