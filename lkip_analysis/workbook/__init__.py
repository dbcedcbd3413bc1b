"""The raw tables of a year as one Excel workbook, out and in, without loss."""
