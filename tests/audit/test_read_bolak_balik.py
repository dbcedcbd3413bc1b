"""One small made-up report: in every format it gives the same document and the same findings."""

from pathlib import Path
from typing import NamedTuple

import docx
import pytest
import typst

from lkip_analysis.audit.audit import Audit
from lkip_analysis.audit.read import baca


class Tabel(NamedTuple):
    """A table: caption, header rows, body rows; a cell is text or (text, rows, columns)."""

    judul: str
    kepala: list[list]
    baris: list[list]


ISI: list = [
    ("judul", 1, "BAB III AKUNTABILITAS KINERJA"),
    ("judul", 2, "A. Capaian Kinerja"),
    "Laporan Kinerja Dinas Contoh Tahun 2030 memuat capaian empat indikator kinerja.",
    Tabel(
        "Tabel III.1 Pengukuran Kinerja Tahun 2030",
        [
            [("No", 2, 1), ("Sasaran", 2, 1), ("Indikator Kinerja", 2, 1), ("Tahun 2030", 1, 3)],
            ["Target", "Realisasi", "Capaian"],
        ],
        [
            [("1", 2, 1), ("Kota hijau", 2, 1), "Persentase luas taman kota", "15%", "4,36%", "29,6%"],
            ["Jumlah pohon peneduh jalan", "30", "21", "71"],
            [("2", 2, 1), ("Air bersih", 2, 1), "Persentase rumah berair bersih", "10%", "5%", "50%"],
            ["Jumlah sumur pantau", "4", "4", "100"],
        ],
    ),
    ("judul", 3, "3.1 Persentase Luas Taman Kota"),
    "Realisasi luas taman kota 4,36% dari target 15% sehingga capaiannya 29,6%.",
    ("judul", 2, "B. Realisasi Anggaran"),
    Tabel(
        "Tabel III.2 Realisasi Anggaran Tahun 2030",
        [["No", "Program", "Pagu (Rp)", "Realisasi (Rp)", "Serapan (%)"]],
        [
            ["1", "Program Pengelolaan Taman", "4.000.000", "3.000.000", "75,00"],
            ["2", "Program Penyediaan Air", "6.000.000", "3.000.000", "50,00"],
            [("Jumlah", 1, 2), "11.000.000", "6.000.000", "54,55"],
        ],
    ),
    "Sisa anggaran dipakai pada tahun berikutnya.",
]
"""Two wrong capaian (29,07%, 70) and a wrong total (10.000.000) are in it."""


def rentang(sel: object) -> tuple[str, int, int]:
    return sel if isinstance(sel, tuple) else (sel, 1, 1)


def petak(baris: list[list]) -> list[list[str | None]]:
    """Rows with a position for each column; None where a merged cell covers it."""
    lebar = sum(rentang(s)[2] for s in baris[0])
    hasil: list[list] = [[...] * lebar for _ in baris]
    for i, b in enumerate(baris):
        for s in b:
            teks, tinggi, lebar_sel = rentang(s)
            j = hasil[i].index(...)
            for y in range(i, i + tinggi):
                for x in range(j, j + lebar_sel):
                    hasil[y][x] = None
            hasil[i][j] = teks
    return hasil


def tulis_txt(berkas: Path) -> None:
    bagian = []
    for b in ISI:
        if isinstance(b, Tabel):
            baris = petak(b.kepala + b.baris)
            bagian += [b.judul, "\n".join("\t".join(s or "" for s in r) for r in baris)]
        else:
            bagian.append(b if isinstance(b, str) else b[2])
    berkas.write_text("\n\n".join(bagian) + "\n", encoding="utf-8")


def tulis_html(berkas: Path) -> None:
    bagian = ["<!DOCTYPE html><html lang=id><head><title>LKIP</title></head><body>"]
    for b in ISI:
        if isinstance(b, Tabel):
            kepala = "".join(f"<tr>{''.join(_td(s, 'th') for s in r)}</tr>" for r in b.kepala)
            baris = "".join(f"<tr>{''.join(_td(s, 'td') for s in r)}</tr>" for r in b.baris)
            bagian.append(f"<table><caption>{b.judul}</caption><thead>{kepala}</thead>{baris}</table>")
        elif isinstance(b, str):
            bagian.append(f"<p>{b}</p>")
        else:
            bagian.append(f"<h{b[1]}>{b[2]}</h{b[1]}>")
    berkas.write_text("\n".join(bagian), encoding="utf-8")


def _td(sel: object, tag: str) -> str:
    teks, tinggi, lebar = rentang(sel)
    return f'<{tag} rowspan="{tinggi}" colspan="{lebar}">{teks}</{tag}>'


def tulis_docx(berkas: Path) -> None:
    d = docx.Document()
    d.sections[0].header.paragraphs[0].text = "LKIP Dinas Contoh 2030, realisasi 99%"
    for b in ISI:
        if isinstance(b, Tabel):
            d.add_paragraph(b.judul, style="Caption")
            _tabel_docx(d, b)
        elif isinstance(b, str):
            d.add_paragraph(b)
        else:
            d.add_heading(b[2], b[1])
    d.save(berkas)


def _tabel_docx(d, tabel: Tabel) -> None:
    baris = tabel.kepala + tabel.baris
    isi = petak(baris)
    t = d.add_table(len(isi), len(isi[0]), style="Table Grid")
    for i, (r, asli) in enumerate(zip(isi, baris, strict=True)):
        asal = iter(asli)
        for j, teks in enumerate(r):
            if teks is None:
                continue
            _, tinggi, lebar = rentang(next(asal))
            sel = t.cell(i, j)
            if (tinggi, lebar) != (1, 1):
                sel = sel.merge(t.cell(i + tinggi - 1, j + lebar - 1))
            sel.text = teks


def tulis_pdf(berkas: Path) -> None:
    bagian = ['#set page(paper: "a4", numbering: "1")\n#set text(size: 11pt)\n']
    for b in ISI:
        if isinstance(b, Tabel):
            bagian.append(f"{_kutip(b.judul)}\n\n{_tabel_typst(b)}\n")
        elif isinstance(b, str):
            bagian.append(_kutip(b) + "\n")
        else:
            bagian.append(f"#heading(level: {b[1]})[{_kutip(b[2])}]\n")
    typst.compile("\n".join(bagian).encode(), output=str(berkas))


def _tabel_typst(tabel: Tabel) -> str:
    kolom = ", ".join(["auto"] + ["1fr"] * (len(petak(tabel.kepala)[0]) - 1))
    kepala, isi = (", ".join(_sel(s) for r in baris for s in r) for baris in (tabel.kepala, tabel.baris))
    return f"#table(columns: ({kolom}), table.header({kepala}), {isi})"


def _sel(sel: object) -> str:
    teks, tinggi, lebar = rentang(sel)
    return f"table.cell(rowspan: {tinggi}, colspan: {lebar})[{_kutip(teks)}]"


def _kutip(teks: str) -> str:
    """Text that Typst takes as it is."""
    return f'#"{teks}"'


PENULIS = {".txt": tulis_txt, ".html": tulis_html, ".docx": tulis_docx, ".pdf": tulis_pdf}


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
    return sorted((t.id, str(t.severity), t.stated, t.expected) for t in temuan)


@pytest.mark.parametrize("akhiran", PENULIS)
def test_temuan_capaian(dokumen, akhiran):
    temuan = Audit(dokumen[akhiran]).findings(["capaian-hitung", "capaian-salinan"])
    assert [(t.stated, t.expected) for t in temuan] == [("29,6%", "29,07%"), ("71", "70")]
    tempat = temuan[0].places
    assert [(t.table, t.row, t.column) for t in tempat] == [
        ("Tabel III.1", 1, "Tahun 2030 / Capaian"),
        (None, None, None),
    ]
    if akhiran == ".pdf":
        assert [t.page for t in tempat] == [1, 1]


@pytest.mark.parametrize("akhiran", [a for a in PENULIS if a != ".txt"])
def test_semua_aturan_memberi_temuan_yang_sama(dokumen, akhiran):
    assert ringkas(Audit(dokumen[akhiran]).findings()) == ringkas(Audit(dokumen[".txt"]).findings())


@pytest.mark.parametrize("akhiran", [a for a in PENULIS if a != ".txt"])
def test_dokumen_yang_sama(dokumen, akhiran):
    satu, lain = dokumen[".txt"], dokumen[akhiran]
    assert [(b.level, b.title) for b in lain.sections] == [(b.level, b.title) for b in satu.sections]
    assert [p.text for p in lain.paragraphs] == [p.text for p in satu.paragraphs]
    for a, b in zip(satu.tables, lain.tables, strict=True):
        assert (b.number, b.title) == (a.number, a.title)
        assert [k.name for k in b.columns] == [k.name for k in a.columns]
        assert [[s.text for s in r.cells] for r in b.rows] == [[s.text for s in r.cells] for r in a.rows]
        assert [r[1].content for r in b.rows if not r.is_total] == [r[1].content for r in a.rows if not r.is_total]
