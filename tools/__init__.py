"""Programs for those who work on outreach_tui; no part of what is installed."""
