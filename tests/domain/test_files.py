"""Names of files that every system takes, whatever they were called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_tui.domain.files import portable_name


@pytest.mark.parametrize(
    ("name", "portable"),
    [
        ("现场 1.jpg", "现场 1.jpg"),
        ("x:y?.jpg", "x_y_.jpg"),
        ("../../etc/passwd", "_._etc_passwd"),
        ("con.tar.gz", "_con.tar.gz"),
        ("NUL .txt", "_NUL.txt"),
        ("COM¹.txt", "_COM¹.txt"),
        ("CONIN$", "_CONIN$"),
        ("a. . .", "a"),
        ("行一\n行二.txt", "行一 行二.txt"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("...", "file"),
        ("", "file"),
    ],
)
def test_examples(name: str, portable: str) -> None:
    assert portable_name(name) == portable


@given(st.text(max_size=300))
def test_whatever_it_was_it_fits(name: str) -> None:
    portable = portable_name(name)
    assert portable
    assert not set(portable) & set('<>:"/\\|?*\0\n')
    assert portable == portable.strip(" .")
    assert len(portable.encode()) <= 255
