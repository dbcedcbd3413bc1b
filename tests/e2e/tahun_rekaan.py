"""A made-up year, filled into the folder that `lkip new` has made, in the order in which an agency gets to know it.

Every value is invented by a seeded generator. Codes of indicators, programs and people are those of the folder
itself, so that it serves any agency; each row says in `sumber` that it is made up.
"""

from __future__ import annotations

import csv
import random
import re
import shutil
from pathlib import Path

SUMBER = "rekaan untuk uji"
FOTO = Path(__file__).parents[1] / "agency" / "data" / "raw" / "2031" / "loket.png"
FAKTOR = {"pendukung": 2, "penghambat": 1, "tindak_lanjut": 2, "solusi": 1}


class TahunRekaan:
    """The folder of one year, and the invention that fills it.

    Parameters
    ----------
    folder : Path
        ``data/raw/<year>`` as `lkip new` leaves it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.tahun = folder, int(folder.name)
        self.acak = random.Random(self.tahun)

    def baris(self, tabel: str) -> list[dict[str, str]]:
        with (self.folder / f"{tabel}.csv").open(encoding="utf-8", newline="") as berkas:
            return list(csv.DictReader(berkas))

    def tulis(self, tabel: str, baris: list[dict]) -> None:
        """Write a table anew, its columns as they are."""
        path = self.folder / f"{tabel}.csv"
        with path.open(encoding="utf-8", newline="") as berkas:
            kolom = next(csv.reader(berkas))
        with path.open("w", encoding="utf-8", newline="") as berkas:
            penulis = csv.DictWriter(berkas, kolom, lineterminator="\n")
            penulis.writeheader()
            penulis.writerows(baris)

    def tambah(self, tabel: str, *baris: dict) -> None:
        self.tulis(tabel, [*self.baris(tabel), *({"sumber": SUMBER, **satu} for satu in baris)])

    def ubah(self, tabel: str, **kolom) -> None:
        """Set columns of all rows, each by a function of the row."""
        baris = self.baris(tabel)
        for satu in baris:
            satu.update({nama: isi(satu) for nama, isi in kolom.items()})
        self.tulis(tabel, baris)

    # what is there of it

    @property
    def indikator(self) -> dict[str, dict[str, str]]:
        return {satu["kode"]: satu for satu in self.baris("indikator")}

    @property
    def iku(self) -> list[str]:
        return [kode for kode, satu in self.indikator.items() if satu["jenis"] == "iku"]

    @property
    def target(self) -> dict[str, float]:
        """Targets of this year, the last document's."""
        baris = sorted(self.baris("target"), key=lambda b: b["dokumen"] == "pk_murni", reverse=True)
        return {b["indikator"]: float(b["target"]) for b in baris if int(b["tahun"]) == self.tahun}

    @property
    def pagu_program(self) -> dict[str, int]:
        """Sums of the sub kegiatan by program."""
        jumlah: dict[str, int] = {}
        for satu in self.baris("anggaran"):
            program = ".".join(satu["kode"].split(".")[:3])
            jumlah[program] = jumlah.get(program, 0) + int(satu["pagu"])
        return jumlah

    def _kode(self, level: str) -> list[str]:
        return [satu["kode"] for satu in self.baris("nomenklatur") if satu["level"] == level]

    # the year as it goes by

    def awal_tahun(self) -> None:
        """Plan the year: targets, the budget, the agreement of January."""
        ada = {(b["indikator"], b["dokumen"], int(b["tahun"])) for b in self.baris("target")}
        target = (self._target(kode) for kode in self.indikator)
        self.tambah("target", *(t for t in target if (t["indikator"], t["dokumen"], t["tahun"]) not in ada))
        self.ubah("indikator_program", target=lambda _: self.acak.randrange(10, 90, 5))
        self.tambah(
            "anggaran",
            *({"kode": kode, "pagu": self.acak.randrange(5, 900) * 1_000_000} for kode in self._kode("sub_kegiatan")),
        )
        self._pagu_program("murni")
        jumlah = sum(self.pagu_program.values())
        modal = jumlah // 10
        self.tambah("belanja", {"jenis": "operasi", "pagu": jumlah - modal}, {"jenis": "modal", "pagu": modal})
        self._perjanjian("m-01", "murni", "Januari")

    def _target(self, kode: str) -> dict:
        dokumen = "pk_murni" if kode in self.iku else "renstra"
        return {"indikator": kode, "dokumen": dokumen, "tahun": self.tahun, "target": self.acak.randrange(20, 80)}

    def _pagu_program(self, tahap: str) -> None:
        pagu = self.pagu_program
        sisip = {"tahap": tahap, "sumber_dana": "APBD"}
        self.tambah("pagu_program", *({"program": kode, "pagu": pagu[kode], **sisip} for kode in pagu))

    def _perjanjian(self, kode: str, tahap: str, bulan: str) -> None:
        """One agreement of the head with the head of the region, who alone has no NIP."""
        kepala = re.search(r'(?m)^pegawai\s*=\s*"(.+)"', self._settings())[1]
        jabatan = re.search(r'(?m)^jabatan\s*=\s*"(.+)"', self._settings())[1]
        daerah = next(satu["kode"] for satu in self.baris("pegawai") if not satu["nip"])
        pihak = {
            "pihak_pertama": kepala, "jabatan_pertama": jabatan,
            "pihak_kedua": daerah, "jabatan_kedua": "Kepala Daerah",
        }  # fmt: skip
        tentang = {"tahap": tahap, "urut": 1, "tempat": "Rekaan", "tanggal": f"{bulan} {self.tahun}"}
        self.tambah("perjanjian", {"kode": kode, "bentuk": "instansi", **tentang, **pihak})
        sasaran = {satu["kode"]: satu["sasaran"] for satu in self.baris("sasaran")}
        self.tambah(
            "perjanjian_item",
            *(
                {
                    "perjanjian": kode, "no": no, "sasaran": sasaran[self.indikator[iku]["sasaran"]],
                    "indikator": self.indikator[iku]["nama"], "target": f"{self.target[iku]:g}",
                    "satuan": self.indikator[iku]["satuan"],
                }
                for no, iku in enumerate(self.iku, start=1)
            ),
        )  # fmt: skip
        pagu = self.pagu_program
        self.tambah("perjanjian_program", *({"perjanjian": kode, "program": p, "anggaran": pagu[p]} for p in pagu))

    def akhir_tahun(self) -> None:
        """Report the year: the agreement as changed in September, what became of it, and why."""
        self._pagu_program("perubahan")
        self.tambah("target", {**self._target(self.iku[0]), "dokumen": "pk_perubahan"})
        self.setel_perjanjian(f"tanggal_perubahan = {self.tahun}-09-17")
        self._perjanjian("p-01", "perubahan", "September")
        self.hasil()

    def hasil(self) -> None:
        """What became of the agreement in force, and why."""
        self.ubah("anggaran", realisasi=lambda b: int(b["pagu"]) * self.acak.randrange(70, 101) // 100)
        for kode in self.indikator:
            self._realisasi(kode)
        for kode in self.iku:
            for jenis, banyak in FAKTOR.items():
                for no in range(1, banyak + 1):
                    uraian = f"Uraian {jenis.replace('_', ' ')} rekaan ke-{no}."
                    self.tambah("faktor", {"indikator": kode, "jenis": jenis, "no": no, "uraian": uraian})
        self._evaluasi()
        penghargaan = {"no": 1, "jenis": "Piagam Rekaan", "prestasi": "Peringkat I", "tingkat": "Provinsi"}
        self.tambah("penghargaan", {**penghargaan, "pemberi": "Panitia Rekaan"})
        shutil.copy(FOTO, self.folder)
        foto = {"judul": "Kegiatan rekaan", "keterangan": "Kegiatan rekaan", "alt": "Dua orang di loket."}
        self.tambah("dokumentasi", {"no": 1, "indikator": self.iku[0], "berkas": FOTO.name, **foto})

    def setel_perjanjian(self, baris: str) -> None:
        """Set something of the agreement; the section may be there, empty, from the year before."""
        bagian, teks = "[perjanjian]", self._settings()
        teks = teks if bagian in teks else f"{teks}\n{bagian}\n"
        teks = teks.replace(bagian, f"{bagian}\n{baris}")
        (self.folder / "instansi.toml").write_text(teks, encoding="utf-8")

    def _realisasi(self, kode: str) -> None:
        if not self.indikator[kode]["pembilang"]:
            self.tambah("realisasi", {"indikator": kode, "nilai_dinyatakan": 90, "dasar": "dinyatakan"})
            return
        penyebut = self.acak.randrange(400, 3000)
        pembilang = round(penyebut * self.target[kode] / 100 * self.acak.uniform(0.7, 1.3))
        nilai = {"pembilang": pembilang, "penyebut": penyebut, "dasar": "komponen"}
        self.tambah("realisasi", {"indikator": kode, **nilai})
        bagian = {"indikator": kode, "bagian": "pembilang"}
        self.tambah(
            "komponen_realisasi",
            {**bagian, "uraian": "Bagian pertama rekaan", "jumlah": pembilang // 2},
            {**bagian, "uraian": "Bagian kedua rekaan", "jumlah": pembilang - pembilang // 2},
        )

    def _evaluasi(self) -> None:
        lhe = {"kode": "LHE-1", "penerbit": "Inspektur Rekaan", "nomor": "1/REKAAN", "tanggal": f"{self.tahun}-03-14"}
        isi = {"perihal": "Hasil evaluasi AKIP rekaan", "tahun": self.tahun - 1, "nilai": 72.5, "predikat": "BB"}
        self.tambah("evaluasi", {**lhe, **isi})
        tindak = {"rekomendasi": "Rekomendasi rekaan.", "uraian": "Rencana rekaan.", "output": "Dokumen rekaan"}
        selesai = {"target_selesai": "Desember", "penanggung_jawab": "Sekretaris", "status": "selesai"}
        self.tambah("tindak_lanjut_evaluasi", {"evaluasi": "LHE-1", "no": 1, **tindak, **selesai})

    def _settings(self) -> str:
        return (self.folder / "instansi.toml").read_text(encoding="utf-8")
