"""Writing through the ORM, one file per noun; every function works inside a transaction it is given."""
