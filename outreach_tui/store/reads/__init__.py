"""Plain SQL that reads: one file per noun, frozen records and figures out. Never imports SQLAlchemy."""
