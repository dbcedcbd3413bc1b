"""Measures of performance and budget: pure functions on pandas, without input, output or text rendering.

Percentages are percent points everywhere (45.9, never 0.459) unless a name says `rasio`.
"""
