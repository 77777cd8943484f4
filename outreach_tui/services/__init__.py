"""The verbs: what a coordinator does, each one transaction and one history action.

Modules that only read (``office``, ``tallying``, ``listing``) import no ORM; the others do.
"""
