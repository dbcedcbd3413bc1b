"""Tables as values, by chapter, and their numbers."""
