"""Raw tables: their schemas, what can be wrong with them, and typed frames."""
