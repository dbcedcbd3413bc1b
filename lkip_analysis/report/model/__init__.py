"""What a notebook sees of a year: the agency, its indicators and its budget."""
