"""Where a printed value comes from."""
