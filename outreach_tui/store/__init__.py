"""The only room that knows SQL: connections, tables, reads, writes, migrations."""
