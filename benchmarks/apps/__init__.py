"""The plain programs ours is measured beside."""
