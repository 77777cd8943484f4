"""Bulletins (活动简报): the prose communities send, read by rules into the event it tells of."""

from outreach_tui.intake.bulletin.drafting import Proposal, propose
from outreach_tui.intake.bulletin.reading import BulletinReading, read_bulletin

__all__ = ["BulletinReading", "Proposal", "propose", "read_bulletin"]
