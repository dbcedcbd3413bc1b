"""What can go wrong while a document is read, with a message for its reader."""

from lkip_analysis.errors import LkipError


class ReadError(LkipError):
    """The file cannot be read as a report; the text (Indonesian) says why and what to do."""
