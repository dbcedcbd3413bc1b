"""Composed text."""
