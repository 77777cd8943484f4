"""A small office on either database, and a file to attach."""

from dataclasses import replace
from pathlib import Path

import pytest

from outreach_tui.services.office import Office
from tests.services.actions import set_up


@pytest.fixture
def small_office(bare_office: Office, tmp_path: Path) -> Office:
    """An office with three communities and two materials."""
    office = replace(bare_office, attachments=tmp_path / "attachments")
    set_up(office)
    return office


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A file that can be attached."""
    path = tmp_path / "现场.jpg"
    path.write_bytes(b"\xff\xd8\xff" + b"x" * 100)
    return path
