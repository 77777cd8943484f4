"""Bulletins (活动简报): the prose communities send, read by rules into the event it tells of."""

from outreach_tui.intake.bulletin.reading import BulletinReading, read_bulletin

__all__ = ["BulletinReading", "read_bulletin"]
