"""The same report in every format gives the same document and the same findings."""

import pytest

from lkip_analysis.audit.read import baca
from lkip_analysis.audit.run import periksa

from .contoh_laporan import PENULIS


@pytest.fixture(scope="module")
def dokumen(tmp_path_factory):
    folder = tmp_path_factory.mktemp("laporan")
    hasil = {}
    for akhiran, tulis in PENULIS.items():
        berkas = folder / f"laporan{akhiran}"
        tulis(berkas)
        hasil[akhiran] = baca(berkas)
    return hasil


def ringkas(temuan):
    return sorted((t.id, str(t.tingkat), t.dinyatakan, t.seharusnya) for t in temuan)


@pytest.mark.parametrize("akhiran", PENULIS)
def test_temuan_capaian(dokumen, akhiran):
    temuan = periksa(dokumen[akhiran], ["capaian-hitung", "capaian-salinan"])
    assert [(t.dinyatakan, t.seharusnya) for t in temuan] == [("29,6%", "29,07%"), ("71", "70")]
    tempat = temuan[0].tempat
    assert [(t.tabel, t.baris_tabel, t.kolom) for t in tempat] == [
        ("Tabel III.1", 1, "Tahun 2030 / Capaian"),
        (None, None, None),
    ]
    if akhiran == ".pdf":
        assert [t.halaman for t in tempat] == [1, 1]


@pytest.mark.parametrize("akhiran", [a for a in PENULIS if a != ".txt"])
def test_semua_aturan_memberi_temuan_yang_sama(dokumen, akhiran):
    assert ringkas(periksa(dokumen[akhiran])) == ringkas(periksa(dokumen[".txt"]))


@pytest.mark.parametrize("akhiran", [a for a in PENULIS if a != ".txt"])
def test_dokumen_yang_sama(dokumen, akhiran):
    satu, lain = dokumen[".txt"], dokumen[akhiran]
    assert [(b.level, b.judul) for b in lain.bagian] == [(b.level, b.judul) for b in satu.bagian]
    assert [p.teks for p in lain.paragraf] == [p.teks for p in satu.paragraf]
    for a, b in zip(satu.tabel, lain.tabel, strict=True):
        assert (b.nomor, b.judul) == (a.nomor, a.judul)
        assert [k.nama for k in b.kolom] == [k.nama for k in a.kolom]
        assert [[s.teks for s in r.sel] for r in b.baris] == [[s.teks for s in r.sel] for r in a.baris]
        assert [r[1].isi for r in b.baris if not r.jumlah] == [r[1].isi for r in a.baris if not r.jumlah]
