"""Review of a year's data before its report is made: the same kind of findings as the audit of a document."""
