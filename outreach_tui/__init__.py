"""A logbook for legal-education outreach: events, consultations and materials, against the plan."""

__version__ = "0.1.0"
