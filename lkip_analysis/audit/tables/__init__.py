"""From printed tables to facts: what columns hold, how rows are ordered, which arithmetic they keep."""
