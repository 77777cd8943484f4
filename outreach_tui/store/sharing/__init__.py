"""One PostgreSQL database for many people: who they are to it, and what it lets each of them see and do."""
