"""All numbered tables and figures, by chapter: importing this module fills the registry in print order."""

from ..charts import charts_bab3 as gambar_bab3
from . import (
    bab1 as tabel_bab1,
)
from . import (
    bab2 as tabel_bab2,
)
from . import (
    bab3 as tabel_bab3,
)
from . import (
    lampiran as tabel_lampiran,
)
from . import (
    notes as tabel_catatan,
)
from . import (
    ringkasan as tabel_ringkasan,
)

__all__ = [
    "gambar_bab3",
    "tabel_bab1",
    "tabel_bab2",
    "tabel_bab3",
    "tabel_catatan",
    "tabel_lampiran",
    "tabel_ringkasan",
]
