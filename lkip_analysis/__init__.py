"""Reproducible and honest performance reports (LKIP) of Indonesian government agencies."""

__version__ = "0.1.0"

__all__ = ["Root", "buka"]


def __getattr__(name: str):
    """Import the parts that need pandas only when they are asked for, so that the command line starts fast."""
    if name == "buka":
        from .report.model.opening import buka

        return buka
    if name == "Root":
        from .root import Root

        return Root
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
