"""The signed agreements and their attachments."""
