"""Alembic's entrance: runs the migrations on the connection that :mod:`outreach_tui.store.migrating` hands over."""

from alembic import context

from outreach_tui.store.tables import Subdistrict

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Subdistrict.metadata, render_as_batch=True)
context.run_migrations()
