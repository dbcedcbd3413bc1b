"""Last year's report read into the sheets of a new year."""
