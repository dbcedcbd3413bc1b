"""Property tests without a deadline: no result here may depend on the speed of the machine."""

from hypothesis import settings

settings.register_profile("tanpa_tenggat", deadline=None)
settings.load_profile("tanpa_tenggat")
