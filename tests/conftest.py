"""What tests of every kind share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from hypothesis import settings

# Property tests have no deadline: no result here may depend on the speed of the machine.
settings.register_profile("tanpa_tenggat", deadline=None)
settings.load_profile("tanpa_tenggat")

NOBODY = 65534


@pytest.fixture
def orang_biasa() -> Callable[[], AbstractContextManager[None]]:
    """Be one, for whom the permissions of files hold, also where root runs the tests."""

    @contextmanager
    def sebagai() -> Iterator[None]:
        akar = os.geteuid() == 0
        if akar:
            os.seteuid(NOBODY)
        try:
            yield
        finally:
            if akar:
                os.seteuid(0)

    return sebagai
