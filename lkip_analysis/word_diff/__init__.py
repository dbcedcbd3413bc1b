"""What someone changed in the Word file of a report: `lkip diff`."""
