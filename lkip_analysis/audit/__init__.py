"""Audit of a finished report: readers give a typed document, rules look at that document only."""
