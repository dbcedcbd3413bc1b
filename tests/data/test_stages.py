"""Stages of the budget by their names."""

import pytest

from lkip_analysis.data.profile import semua_profil
from lkip_analysis.data.stages import kenali_tahap, tahap_dipakai

DAERAH, PUSAT = (semua_profil()[jenis].tahap for jenis in ("dinas", "satuan_vertikal"))


@pytest.mark.parametrize(
    ("nama", "tahap", "kata", "dokumen"),
    [
        ("murni", DAERAH, "murni", "DPA"),
        ("pergeseran_2", DAERAH, "pergeseran ke-2", "DPA Pergeseran ke-2"),
        ("perubahan", DAERAH, "perubahan", "DPPA"),
        ("awal", PUSAT, "awal", "DIPA"),
        ("revisi_10", PUSAT, "revisi ke-10", "DIPA Revisi ke-10"),
    ],
)
def test_kata(nama, tahap, kata, dokumen):
    satu = kenali_tahap(nama, tahap)
    assert (satu.nama, satu.kata, satu.dokumen) == (nama, kata, dokumen)


@pytest.mark.parametrize("nama", ["pergeseran", "murni_1", "perubahan_0", "revisi_1", "Murni", "", "pergeseran_01"])
def test_bukan_tahap(nama):
    assert kenali_tahap(nama, DAERAH) is None


def test_urut_menurut_tahun():
    nama = ["perubahan", "pergeseran_10", "murni", "pergeseran_2", "perubahan", "x", None]
    urut = [satu.nama for satu in tahap_dipakai(nama, DAERAH)]
    assert urut == ["murni", "pergeseran_2", "pergeseran_10", "perubahan"]
    assert tahap_dipakai([], PUSAT) == []
