"""The PDF reader on what reports of agencies are like: feet in any form, rows without rules, charts, contents."""

import pytest
import typst

from lkip_analysis.audit.read import baca

KEPALA = "[PROGRAM/KEGIATAN], [ANGGARAN], [REALISASI], [%],"


@pytest.fixture
def dokumen(tmp_path):
    """Make a PDF of Typst markup, and read it."""

    def buat(isi, halaman='paper: "a4"'):
        berkas = tmp_path / "laporan.pdf"
        typst.compile(f"#set page({halaman})\n#set text(size: 11pt)\n{isi}".encode(), output=str(berkas))
        return baca(berkas)

    return buat


def isi(tabel):
    return [[c.text for c in r.cells] for r in tabel.rows]


def baris(n):
    return [f"[Kegiatan {i}], [{i}.000.000], [{i}00.000], [{i},00]," for i in range(n)]


@pytest.mark.parametrize("kaki", ["#n | P a g e", "L K I P Dinas Contoh 2031 #h(1fr) #n", "Halaman #n dari 9"])
@pytest.mark.parametrize("kertas", ["width: 612pt, height: 1008pt", "width: 842pt, height: 595pt"])
def test_kaki_halaman_tidak_memutus_tabel(dokumen, kaki, kertas):
    """The foot stands high on the page: bottom margins of 100 points are common."""
    kaki = f"footer: context {{ let n = counter(page).display(); [{kaki}] }}, footer-descent: 5pt"
    d = dokumen(
        "Satu.\n#pagebreak()\n#table(columns: (1fr, 80pt, 80pt, 50pt), " + KEPALA + " ".join(baris(70)) + ")",
        f"{kertas}, margin: (bottom: 100pt, rest: 60pt), {kaki}",
    )
    (t,) = d.tables
    assert isi(t) == [[f"Kegiatan {i}", f"{i}.000.000", f"{i}00.000", f"{i},00"] for i in range(70)]
    assert [p.text for p in d.paragraphs] == ["Satu."]


def test_halaman_lanjutan_dengan_sedikit_isi(dokumen):
    kosong = "[Keterangan], " + "[], " * 8
    (t,) = dokumen(
        "#table(columns: (1fr,) * 9, " + "[Nama], " + "[TW I], " * 8 + "[Satu], " + "[1], " * 8 + ")\n#pagebreak()\n"
        "#table(columns: (1fr,) * 9, " + kosong * 6 + ")"
    ).tables
    assert len(t.rows) == 7
    assert t.rows[-1].cells[0].text == "Keterangan"


def test_baris_tanpa_garis_dengan_kolom_yang_tidak_sejajar(dokumen):
    """One ruled row holds four; the figures of a column stand lower than those of the other."""
    nama = r"Gaji \ \ Pelatihan kerja \ bagi warga kota \ \ Perjalanan \ \ Sewa"
    d = dokumen(
        f"#table(columns: (150pt, 90pt, 90pt), [Uraian], [Anggaran], [Realisasi], [{nama}], "
        r"[#v(4pt) 100.000 \ \ \ 250.000 \ \ 300.000 \ \ 50.000], [90.000 \ \ \ 240.000 \ \ 300.000])"
    )
    (t,) = d.tables
    assert isi(t) == [
        ["Gaji", "100.000", "90.000"],
        ["Pelatihan kerja bagi warga kota", "250.000", "240.000"],
        ["Perjalanan", "300.000", "300.000"],
        ["Sewa", "50.000", ""],
    ]


def test_rp_di_tengah_jumlah_yang_terpotong(dokumen):
    (t,) = dokumen(
        "#table(columns: (90pt, 90pt), [Program], [Alokasi], [Taman], "
        "[#grid(columns: (16pt, 60pt), align: horizon, [Rp], align(right)[1.506.190.00 \\ 0])])"
    ).tables
    assert isi(t) == [["Taman", "Rp 1.506.190.000"]]


def test_beberapa_indikator_bernomor_dalam_satu_sel(dokumen):
    (t,) = dokumen(
        "#table(columns: (90pt, 180pt, 60pt, 60pt), [Sasaran], [Indikator], [Target], [Realisasi], "
        r"[Taman yang asri dan terawat], [1. Luas taman \ 2. Jumlah pohon yang \ ditanam], [10 \ 30], [5 \ 21])"
    ).tables
    assert isi(t) == [
        ["Taman yang asri dan terawat", "1. Luas taman", "10", "5"],
        ["", "2. Jumlah pohon yang ditanam", "30", "21"],
    ]
    assert t.rows[1].cells[0].content == "Taman yang asri dan terawat"


def test_judul_diikuti_judul(dokumen):
    d = dokumen("#strong[BAB II \\ PERENCANAAN KINERJA \\ 2.1 Rencana Strategis \\ 2.1.1 Tujuan]\n\nIsi bagian ini.\n")
    assert [(s.number, s.title) for s in d.sections[1:]] == [
        ("BAB II", "BAB II PERENCANAAN KINERJA"),
        ("2.1", "2.1 Rencana Strategis"),
        ("2.1.1", "2.1.1 Tujuan"),
    ]


def test_daftar_isi_tanpa_titik_titik(dokumen):
    entri = [("BAB I PENDAHULUAN", 1), ("1.1 Latar Belakang", 1), ("1.2 Dasar Hukum", 3), ("BAB II KINERJA", 7)]
    isi_daftar = " \\ ".join(f"{judul} #h(1fr) {halaman}" for judul, halaman in entri)
    d = dokumen(f"#strong[DAFTAR ISI]\n\n{isi_daftar}\n#pagebreak()\n#strong[BAB I \\ PENDAHULUAN]\n\nIsi.")
    (t,) = d.tables
    assert t.contents and [r.cells[-1].text for r in t.rows] == ["1", "1", "3", "7"]
    assert [s.number for s in d.sections if s.number] == ["BAB I"]


def test_daftar_bab_dalam_sistematika_bukan_judul(dokumen):
    d = dokumen(
        "#strong[1.5 Sistematika Penulisan]\n\n"
        + "\n\n".join(f"#strong[BAB {n} \\ BAGIAN {n}]\n\nMemuat hal {n}." for n in ("I", "II", "III"))
        + "".join(f"\n#pagebreak()\n#strong[BAB {n} \\ BAGIAN {n}]\n" + "\n\nIsi laporan.\n" * 5 for n in ("II", "III"))
    )
    assert [(s.number, s.place.page) for s in d.sections if s.level == 1] == [("BAB II", 2), ("BAB III", 3)]


def test_label_grafik_bukan_teks(dokumen):
    batang = "".join(
        f"#place(dx: {20 + 60 * i}pt, dy: {100 - h}pt, rect(width: 20pt, height: {h}pt, fill: gray)[#{h}])"
        for i, h in enumerate((40, 60, 80, 90))
    )
    d = dokumen(
        f"Sebelum grafik.\n\n#rect(width: 300pt, height: 130pt)[{batang}#place(dy: 110pt)[Sasaran 1 Sasaran 2]]"
        "\n\nSesudah."
    )
    assert [p.text for p in d.paragraphs] == ["Sebelum grafik.", "Sesudah."]


@pytest.mark.parametrize("nomor", ["Tabel. 5", "Tabel 5.", "TABEL 5"])
def test_judul_tabel_dengan_titik(dokumen, nomor):
    (t,) = dokumen(f"{nomor}\\\nCapaian Kinerja\n#table(columns: 2, [Indikator], [Target], [Taman], [5])").tables
    assert (t.number, t.title) == ("5", "Capaian Kinerja")


def test_kepala_dari_huruf_tebal(dokumen):
    (t,) = dokumen("#table(columns: 2, [*Bidang*], [*Rincian*], [Taman kota], [Hijau], [Hutan kota], [Rimbun])").tables
    assert [c.name for c in t.columns] == ["Bidang", "Rincian"]


def test_tempat_berkotak(dokumen):
    d = dokumen("Capaian tahun ini 45,9 persen.\n#table(columns: 2, [Indikator], [Target], [Taman], [5])")
    (p,) = d.paragraphs
    assert d.frames[0].width == pytest.approx(595.3, abs=0.1)
    kotak = p.at(18, 22).box
    assert kotak is not None and 0 < kotak[1] < kotak[3] < 120
    sel = d.tables[0].rows[0].cells[1].place
    assert sel.page == 1 and sel.box[1] > kotak[3]
