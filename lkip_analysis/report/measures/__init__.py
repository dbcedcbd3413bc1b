"""Measures of a year: computed from the raw tables, kept on disk with the stamp of what they come from."""
