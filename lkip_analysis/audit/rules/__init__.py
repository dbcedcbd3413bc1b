"""One module per kind of rule; `lkip_analysis.audit.run` imports every module in this package."""
