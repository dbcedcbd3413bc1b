"""Four unlike, invented agencies with clean data: ``python agencies.py DEST [--salt N]``.

Writes DEST/<name>/data/raw/<year>/… (report year and earlier years). Every sum, ratio,
capaian, form and date agrees, so that each finding on the untouched data is a false one.
Another salt gives other figures for the same structure (dev: 1-50, held: 51-100).
"""

from __future__ import annotations

import argparse
import csv
import random
from pathlib import Path

HEAD = {
    "anggaran": "kode,pagu,realisasi,permasalahan,upaya", "arah_kebijakan": "kode,strategi,arah_kebijakan,indikator", "belanja": "jenis,pagu",
    "cascading": "kode,induk,jenjang,uraian,indikator", "dasar_hukum": "no,jenis,sebutan,nomor,tahun,tentang,peran,dalam_daftar",
    "dinyatakan": "tabel,objek,kolom,nilai,dihitung,keputusan", "dokumen_sumber": "no,dokumen", "dokumentasi": "no,indikator,judul,keterangan,berkas,alt",
    "evaluasi": "kode,penerbit,nomor,tanggal,perihal,tahun,nilai,predikat", "faktor": "indikator,jenis,no,uraian", "fungsi": "no,fungsi",
    "indikator": "kode,sasaran,nama,nama_singkat,nama_renstra,jenis,satuan,arah,pembilang,penyebut,satuan_komponen,program",
    "indikator_program": "kode,indikator,target,satuan", "isu_strategis": "no,isu,uraian", "komponen_realisasi": "indikator,bagian,uraian,jumlah",
    "misi": "no,misi,diampu", "nomenklatur": "kode,level,nama", "organisasi": "kode,induk,unit,jabatan", "pagu_program": "program,tahap,pagu,sumber_dana",
    "pegawai": "kode,nama,nip,pangkat,nama_murni,pangkat_murni", "pendukung": "indikator,kode,peran", "penghargaan": "no,jenis,prestasi,tingkat,pemberi",
    "perjanjian": "kode,tahap,urut,pihak_pertama,jabatan_pertama,pihak_kedua,jabatan_kedua,tempat,tanggal,bentuk,jenjang_kegiatan,jumlah_dinyatakan",
    "perjanjian_item": "perjanjian,no,tujuan,sasaran,indikator,target,satuan,kegiatan,anggaran", "perjanjian_program": "perjanjian,program,anggaran,keterangan",
    "proses_bisnis": "kode,kode_cetak,induk,jenjang,uraian", "realisasi": "indikator,pembilang,penyebut,nilai_dinyatakan,dasar,capaian_dinyatakan",
    "rencana_aksi": "perjanjian,eselon,misi,tujuan,sasaran,indikator,satuan,target_tahun,tw1,tw2,tw3,tw4,program,indikator_program,target_program,pagu_program,jumlah_program_dinyatakan",
    "rencana_aksi_item": "perjanjian,no,sub_kegiatan,indikator,target,pagu", "sasaran": "kode,tujuan,sasaran,iku_renstra,dalam_pk", "standar_nasional": "indikator,nilai,keterangan",
    "strategi": "kode,sasaran,strategi", "target": "indikator,dokumen,tahun,target",
    "tindak_lanjut_evaluasi": "evaluasi,no,rekomendasi,uraian,output,tautan,target_selesai,penanggung_jawab,status", "tindak_lanjut_reviu": "temuan,keputusan,alasan,oleh,tanggal",
    "tujuan": "kode,misi,tujuan,tujuan_rpjmd,sasaran_rpjmd,indikator_rpjmd", "visi_acuan": "no,lingkup,dasar_hukum,visi,sebutan",
}

# indicator: name, short, unit, direction, numerator, denominator, unit of components, target, (denominator range), program number
AGENCIES = {
    "rsud": dict(
        jenis="rumah_sakit", nama="RSUD Kasih Insani Kabupaten Lembah Arum", singkat="RSUD Kasih Insani", akronim="RSUD", daerah="Kabupaten Lembah Arum", provinsi="Nusa Permai", kepala_daerah="Bupati Lembah Arum", kepala="Direktur RSUD Kasih Insani Kabupaten Lembah Arum",
        urusan="Kesehatan", kode="1.02", tahun=2024, sejarah=2, perubahan=True, digits=4, bagian=["Bagian Tata Usaha", "Bidang Pelayanan Medis", "Bidang Keperawatan"],
        sasaran=["Meningkatnya mutu layanan rumah sakit", "Meningkatnya keselamatan pasien"],
        indikator=[("Persentase Pasien Rawat Inap yang Puas", "Kepuasan", "%", "naik", "Jumlah pasien rawat inap yang puas", "Jumlah pasien yang disurvei", "pasien", 85, (900, 1900), 1, 0),
                   ("Bed Occupancy Rate", "BOR", "%", "naik", "", "", "", 72, None, 1, 0),
                   ("Persentase Kejadian Infeksi Luka Operasi", "Infeksi", "%", "turun", "Jumlah infeksi luka operasi", "Jumlah operasi", "pasien", 2, (1500, 4100), 1, 1),
                   ("Rata-rata Waktu Tunggu Rawat Jalan", "Waktu tunggu", "menit", "turun", "", "", "", 60, None, 2, 1)],
        program=[("Program Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan Masyarakat", [("Penyediaan Layanan Kesehatan Rujukan", ["Operasional Pelayanan Rumah Sakit", "Pengelolaan Layanan Rujukan", "Pengelolaan Rekam Medis"]), ("Penyediaan Fasilitas Kesehatan Rujukan", ["Pengadaan Alat Kesehatan", "Pemeliharaan Gedung Rawat Inap"])]),
                 ("Program Peningkatan Kapasitas Sumber Daya Manusia Kesehatan", [("Pengembangan Mutu Tenaga Kesehatan", ["Pelatihan Perawat", "Sertifikasi Kompetensi Dokter"])]),
                 ("Program Penunjang Urusan Pemerintahan Daerah", [("Administrasi Keuangan Rumah Sakit", ["Gaji dan Tunjangan", "Pelaporan Keuangan"]), ("Administrasi Umum Rumah Sakit", ["Penyediaan Logistik Kantor", "Jasa Komunikasi dan Listrik", "Rapat Koordinasi"])])], besar=(60, 5200)),
    "kecamatan": dict(
        jenis="kecamatan", nama="Kecamatan Bandar Sejati Kota Lentera Agung", singkat="Kecamatan Bandar Sejati", akronim="Kecamatan", daerah="Kota Lentera Agung", provinsi="Selat Cermin", kepala_daerah="Wali Kota Lentera Agung", kepala="Camat Bandar Sejati Kota Lentera Agung",
        urusan="Kewilayahan", kode="7.01", tahun=2023, sejarah=1, perubahan=False, digits=4, bagian=["Sekretariat Kecamatan", "Seksi Pelayanan Umum"],
        sasaran=["Meningkatnya kualitas pelayanan kecamatan"],
        indikator=[("Nilai Survei Kepuasan Masyarakat", "SKM", "nilai", "naik", "", "", "", 84.5, None, 1, 0),
                   ("Persentase Pengaduan yang Diselesaikan", "Pengaduan", "%", "naik", "Jumlah pengaduan yang diselesaikan", "Jumlah pengaduan yang diterima", "kasus", 90, (60, 150), 1, 0),
                   ("Jumlah Pelanggaran Ketertiban", "Ketertiban", "kasus", "turun", "", "", "", 40, None, 2, 0)],
        program=[("Program Penyelenggaraan Pemerintahan dan Pelayanan Publik", [("Koordinasi Pelayanan Kecamatan", ["Peningkatan Efektivitas Pelayanan", "Pelayanan Perizinan Nonusaha"])]),
                 ("Program Ketenteraman dan Ketertiban Umum", [("Koordinasi Ketertiban Wilayah", ["Patroli Bersama", "Pembinaan Linmas"])]),
                 ("Program Penunjang Urusan Kecamatan", [("Administrasi Perkantoran Kecamatan", ["Gaji dan Tunjangan Kecamatan", "Alat Tulis Kantor", "Pemeliharaan Kendaraan"])])], besar=(15, 700)),
    "inspektorat": dict(
        jenis="inspektorat", nama="Inspektorat Provinsi Nusa Permai", singkat="Inspektorat", akronim="Inspektorat", daerah="Provinsi Nusa Permai", provinsi="Nusa Permai", kepala_daerah="Gubernur Nusa Permai", kepala="Inspektur Provinsi Nusa Permai",
        urusan="Pengawasan", kode="6.01", tahun=2022, sejarah=2, perubahan=True, digits=2, bagian=["Sekretariat Inspektorat", "Inspektur Pembantu I", "Inspektur Pembantu II"],
        sasaran=["Meningkatnya akuntabilitas perangkat daerah", "Menurunnya penyimpangan"],
        indikator=[("Persentase Rekomendasi Pengawasan yang Ditindaklanjuti", "Tindak lanjut", "%", "naik", "Jumlah rekomendasi yang ditindaklanjuti", "Jumlah rekomendasi", "rekomendasi", 80, (1200, 2600), 1, 0),
                   ("Persentase Perangkat Daerah dengan Nilai SAKIP Minimal B", "SAKIP", "%", "naik", "Jumlah perangkat daerah bernilai minimal B", "Jumlah perangkat daerah", "unit", 70, (38, 46), 1, 0),
                   ("Indeks Kapabilitas APIP", "APIP", "indeks", "naik", "", "", "", 3, None, 2, 1),
                   ("Jumlah Temuan Berulang", "Temuan", "kasus", "turun", "", "", "", 25, None, 1, 1)],
        program=[("Program Penyelenggaraan Pengawasan", [("Pengawasan Internal Provinsi", ["Pengawasan Kinerja", "Pengawasan Keuangan", "Reviu Laporan Kinerja"]), ("Pengawasan dengan Tujuan Tertentu", ["Penanganan Pengaduan", "Audit Investigatif"])]),
                 ("Program Perumusan Kebijakan Pengawasan", [("Pendampingan Perangkat Daerah", ["Pendampingan SAKIP", "Penguatan Kapabilitas APIP"])]),
                 ("Program Penunjang Urusan Inspektorat", [("Administrasi Keuangan Inspektorat", ["Gaji dan Tunjangan Inspektorat"]), ("Administrasi Umum Inspektorat", ["Perjalanan Koordinasi", "Penyediaan Peralatan"])])], besar=(30, 1900)),
    "pupr": dict(
        jenis="dinas", nama="Dinas Pekerjaan Umum Kota Cakrawala", singkat="Dinas Pekerjaan Umum", akronim="DPU", daerah="Kota Cakrawala", provinsi="Teluk Larangan", kepala_daerah="Wali Kota Cakrawala", kepala="Kepala Dinas Pekerjaan Umum Kota Cakrawala",
        urusan="Pekerjaan Umum", kode="1.03", tahun=2025, sejarah=3, perubahan=True, digits=4, bagian=["Sekretariat Dinas", "Bidang Bina Marga", "Bidang Sumber Daya Air", "Bidang Cipta Karya"],
        sasaran=["Meningkatnya kemantapan jalan", "Menurunnya genangan", "Meningkatnya akses layanan dasar"],
        indikator=[("Persentase Jalan Kota dalam Kondisi Mantap", "Jalan", "%", "naik", "Panjang jalan mantap", "Panjang jalan kota", "km", 82, (520, 660), 1, 0),
                   ("Persentase Jembatan dalam Kondisi Baik", "Jembatan", "%", "naik", "Jumlah jembatan kondisi baik", "Jumlah jembatan", "unit", 75, (90, 140), 1, 0),
                   ("Luas Genangan", "Genangan", "hektare", "turun", "", "", "", 110, None, 2, 1),
                   ("Persentase Rumah Tangga Berakses Air Minum Layak", "Air minum", "%", "naik", "Jumlah rumah tangga berakses air minum layak", "Jumlah rumah tangga", "kk", 91, (61000, 82000), 3, 2),
                   ("Persentase Rumah Tangga Berakses Sanitasi Layak", "Sanitasi", "%", "naik", "Jumlah rumah tangga berakses sanitasi layak", "Jumlah rumah tangga berpenghuni", "kk", 88, (61000, 82000), 3, 2)],
        program=[("Program Penyelenggaraan Jalan", [("Penyelenggaraan Jalan Kota", ["Rehabilitasi Jalan", "Pemeliharaan Rutin Jalan", "Pembangunan Jembatan", "Pemeliharaan Jembatan"]), ("Perencanaan Teknis Jalan", ["Penyusunan Rencana Induk Jalan", "Survei Kondisi Jalan"])]),
                 ("Program Pengelolaan Sumber Daya Air", [("Pengelolaan Drainase", ["Normalisasi Saluran", "Operasi Rumah Pompa", "Pengerukan Sedimen"])]),
                 ("Program Pengelolaan Air Minum dan Air Limbah", [("Pengelolaan Air Minum", ["Perluasan Jaringan Perpipaan", "Pembinaan Kelompok Air Minum"]), ("Pengelolaan Air Limbah", ["Pembangunan Tangki Septik", "Penyedotan Lumpur Tinja"])]),
                 ("Program Penunjang Urusan Pekerjaan Umum", [("Administrasi Keuangan Dinas", ["Gaji dan Tunjangan Dinas", "Laporan Akhir Tahun Dinas"]), ("Administrasi Umum Dinas", ["Logistik Dinas", "Jasa Penunjang Dinas", "Pemeliharaan Gedung Dinas"])])], besar=(90, 14000)),
}
FIRST = "Adiwarna Bramasta Cahyaning Darmawati Endrasena Fitriana Gumilang Hestiana Indrapasta Jatmikani Kusumastri Larasita Mandaraka Nuraga Oktafera Pramudita Rengganis Sekarini Tirtayasa Utamaning Wirasena Yudhanta".split()
LAST = "Lembayung Samudera Wanasari Purbaya Kencanaputra Ardhanaswari Wijayandaru Sukmajati Rahadian Paramastri".split()
BULAN = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"]


def n(x) -> str:
    s = f"{x:.2f}".rstrip("0").rstrip(".")
    return s


def grade(v: float) -> str:
    for lim, g in ((90, "AA"), (80, "A"), (70, "BB"), (60, "B"), (50, "CC"), (30, "C")):
        if v > lim:
            return g
    return "D"


def build(key: str, dest: Path, salt: int) -> Path:
    a = AGENCIES[key]
    r = random.Random(f"{key}-{salt}")
    Y, T = a["tahun"], {k: [] for k in HEAD}

    def add(table, *vals):
        T[table].append([str(v) for v in vals] + [f"Data dukung {table.replace('_', ' ')}, baris {len(T[table]) + 1}", ""])

    # nomenclature and budget
    progs, subs, bud = [], {}, {}
    for p, (pn, kegs) in enumerate(a["program"], 1):
        pc = f"{a['kode']}.{p + 1 if p < len(a['program']) else 1:02d}"
        progs.append((pc, pn))
        add("nomenklatur", pc, "program", pn)
        subs[pc] = []
        for k, (kn, ss) in enumerate(kegs, 1):
            kc = f"{pc}.2.{k:02d}"
            add("nomenklatur", kc, "kegiatan", kn)
            for s, sn in enumerate(ss, 1):
                sc = f"{kc}.{s:0{a['digits']}d}"
                add("nomenklatur", sc, "sub_kegiatan", sn)
                mur = r.randint(*a["besar"]) * 1_000_000 + r.choice([0, 0, r.randint(1, 999) * 1000, r.randint(100000, 999999)])
                per = mur if not a["perubahan"] or r.random() < .4 else int(mur * r.uniform(.8, 1.25)) // 100 * 100
                rea = int(per * r.uniform(.87, .995))
                subs[pc].append((sc, sn, kn, mur, per))
                bud[sc] = (mur, per, rea)
                add("anggaran", sc, per, rea, "", "")
    stages = ["murni", "perubahan"] if a["perubahan"] else ["murni"]
    tot = {t: {pc: sum(s[3 if t == "murni" else 4] for s in subs[pc]) for pc, _ in progs} for t in stages}
    last = stages[-1]
    for t in stages:
        for pc, _ in progs:
            add("pagu_program", pc, t, tot[t][pc], "APBD")
    whole = sum(tot[last].values())
    modal = int(whole * r.uniform(.08, .3)) // 1000 * 1000
    add("belanja", "operasi", whole - modal)
    add("belanja", "modal", modal)

    # plan
    for i, m in enumerate(["Meningkatkan kualitas hidup masyarakat", "Mewujudkan pemerintahan yang bersih", "Memperkuat ekonomi daerah"], 1):
        add("misi", i, m, "ya" if i == 1 else "tidak")
    law = [("perpres", "Peraturan Presiden", "29", "2014", "Sistem Akuntabilitas Kinerja Instansi Pemerintah", "penyusunan", "ya"), ("permen", "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi", "53", "2014", "Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas Laporan Kinerja Instansi Pemerintah", "penyusunan", "ya"),
           ("perda", f"Peraturan Daerah {a['daerah']}", "4", str(Y - 3), f"Rencana Pembangunan Jangka Menengah Daerah {a['daerah']} Tahun {Y - 3}–{Y + 2}", "perencanaan", "ya"), ("perda", f"Peraturan Daerah {a['daerah']}", "7", "2016", "Pembentukan dan Susunan Perangkat Daerah", "pembentukan", "ya"),
           ("perkada", f"Peraturan Kepala Daerah {a['daerah']}", "31", "2021" if Y > 2021 else "2019", f"Kedudukan, Susunan Organisasi, Tugas dan Fungsi {a['singkat']}", "tugas", "ya"), ("permen", "Peraturan Menteri Dalam Negeri", "86", "2017", "Tata Cara Perencanaan, Pengendalian dan Evaluasi Pembangunan Daerah", "pengukuran", "tidak"),
           ("perpres", "Peraturan Presiden", "18", "2020", "Rencana Pembangunan Jangka Menengah Nasional Tahun 2020–2024", "perencanaan", "tidak")]
    for i, x in enumerate(law, 1):
        add("dasar_hukum", i, *x)
    add("visi_acuan", 1, "nasional", 7, "Terwujudnya Indonesia Maju yang Berdaulat dan Berkepribadian", "")
    add("tujuan", "TJ-1", 1, f"Meningkatkan kinerja {a['singkat']}", "Mewujudkan masyarakat sejahtera", "Meningkatnya kualitas hidup", "Indeks Pembangunan Manusia")
    for s, sn in enumerate(a["sasaran"], 1):
        add("sasaran", f"SS-{s}", "TJ-1", sn, sn, "ya")
        add("strategi", f"ST-{s}", f"SS-{s}", f"Memperkuat upaya {sn[0].lower() + sn[1:]}")
        add("proses_bisnis", f"PB 0{s}", f"PB 0{s}", "PB T.01", "sasaran", sn)
        add("cascading", f"C-1.{s}", "C-1", 2, sn, "; ".join(i[0] for i in a["indikator"] if i[10] == s - 1) or sn)
    T["proses_bisnis"].insert(0, ["PB T.01", "PB 00", "", "tujuan", f"Meningkatkan kinerja {a['singkat']}", "Peta proses bisnis, baris 1", ""])
    T["cascading"].insert(0, ["C-1", "", "1", f"Meningkatnya kinerja {a['singkat']}", a["indikator"][0][0], "Pohon kinerja, baris 1", ""])
    hist = [Y - k for k in range(a["sejarah"], 0, -1)]
    H = {h: {"target": [], "realisasi": [], "komponen_realisasi": []} for h in hist}
    targets = {}
    for i, (nm, short, unit, arah, num_, den_, uk, tgt, rng, pn, ss) in enumerate(a["indikator"], 1):
        code = f"IKU-{i}"
        pc = progs[pn - 1][0]
        add("indikator", code, f"SS-{ss + 1}", nm, short, "", "iku", unit, arah, num_, den_, uk, pc)
        add("standar_nasional", code, "", "Tidak ada standar nasional.")
        add("arah_kebijakan", f"AK-{i}", f"ST-{ss + 1}", f"Meningkatkan penanganan {short[0].lower() + short[1:]}", code)
        main = subs[pc][(i - 1) % len(subs[pc])][0]
        add("pendukung", code, main, "utama")
        add("pendukung", code, pc, "program")
        for jenis, texts in (("pendukung", [f"Anggaran untuk {short} tersedia sejak awal tahun.", f"Koordinasi lintas unit dalam urusan {short} berjalan baik."]), ("penghambat", [f"Petugas yang menangani {short} masih terbatas."]), ("tindak_lanjut", [f"Menambah petugas untuk {short} pada tahun berikutnya."]), ("solusi", [f"Penugasan sementara dari unit lain untuk {short}."])):
            for k, x in enumerate(texts, 1):
                add("faktor", code, jenis, k, x)
        for y in [*hist, Y]:
            t = tgt if y == Y else round(tgt - (Y - y) * (0 if unit == "indeks" else tgt * .02) * (1 if arah == "naik" else -1), 1)
            while True:
                f = r.uniform(.9, 1.09) if unit == "%" else r.uniform(.88, 1.1)
                if rng:
                    d = r.randint(*rng)
                    v = round(min(.995, t * f / 100) * d)
                    val, pem, pen, dasar = round(v / d * 100, 2), str(v), str(d), r.choice(["komponen", "komponen", "dinyatakan"])
                else:
                    val = round(t * f, 2 if unit in ("%", "nilai", "indeks") else 0)
                    pem = pen = ""
                    dasar = "dinyatakan"
                exact = (int(pem) / int(pen) * 100) if pem and dasar == "komponen" else val
                cap = exact / t * 100 if arah == "naik" else (2 * t - exact) / t * 100
                if not any(lo <= cap <= lo + 1 for lo in (50, 65, 75, 90)):   # the printed scales have gaps there
                    break
            row = [code, pem, pen, n(val), dasar, n(round(cap, 2)), "Data dukung kinerja", ""]
            if y == Y:
                T["realisasi"].append(row)
                for doc in ("renstra", "rkt", "pk_murni", *(["pk_perubahan"] if a["perubahan"] else [])):
                    add("target", code, doc, Y, n(t))
                add("target", code, "renstra", Y + 2, n(t if unit == "indeks" else min(t * 1.05, 99.5) if unit == "%" and arah == "naik" else t * 1.05 if arah == "naik" else t * .9))
                targets[code] = t
            else:
                H[y]["realisasi"].append(row)
                H[y]["target"].append([code, "pk_murni", str(y), n(t), "Dokumen perjanjian kinerja", ""])
            if pem and i <= 2 and r.random() < .8 and int(pem) > 20:
                c = int(int(pem) * r.uniform(.3, .7))
                for u, j in (("Semester I", c), ("Semester II", int(pem) - c)):
                    rec = [code, "pembilang", u, str(j), "Rekap semester", ""]
                    (T["komponen_realisasi"] if y == Y else H[y]["komponen_realisasi"]).append(rec)
    for pc, pn in progs:
        add("indikator_program", pc, f"Persentase keluaran {pn[8:]} yang tercapai", 100, "%")
    for i, x in enumerate([f"Renstra {a['singkat']} Tahun {Y - 3}–{Y + 2}", f"Dokumen Pelaksanaan Anggaran {a['nama']} Tahun Anggaran {Y}", f"Perjanjian Kinerja {a['singkat']} Tahun {Y}", "Laporan realisasi anggaran"], 1):
        add("dokumen_sumber", i, x)
    for i, x in enumerate(["Perumusan kebijakan teknis", "Pelaksanaan kebijakan", "Pelaksanaan evaluasi dan pelaporan", "Pelaksanaan administrasi"], 1):
        add("fungsi", i, x)
    for i, x in enumerate(["Keterbatasan anggaran", "Belum meratanya mutu layanan", "Perubahan kebutuhan masyarakat"], 1):
        add("isu_strategis", i, x, f"{x} memerlukan perhatian agar sasaran {a['singkat']} dapat dicapai.")
    add("dokumentasi", 1, "IKU-1", f"Dokumentasi kegiatan {a['singkat']} Tahun {Y}", f"Pelaksanaan kegiatan {a['singkat']}", "", "")

    # people and agreements
    names = [f"{x} {y}" for x, y in zip(r.sample(FIRST, len(FIRST)), r.choices(LAST, k=len(FIRST)))]
    used = []

    def person(nip=True):
        nm = names[len(used)]
        code = nm.lower().replace(" ", "-")
        born = r.randint(1966, 1990)
        nipv = f"{born}{r.randint(1, 12):02d}{r.randint(1, 28):02d}{born + r.randint(22, 28)}{r.choice(['03', '04', '12'])}{r.choice('12')}{r.randint(1, 40):03d}" if nip else ""
        used.append(code)
        add("pegawai", code, nm, nipv, "Pembina" if nip else "", "", "")
        return code
    boss, head = person(False), person()
    unit_head = [person() for _ in a["bagian"]]
    staff = [person() for _ in a["bagian"]]
    title = [("Kepala " + b if not b.startswith("Inspektur") else b) if "Sekretariat" not in b else "Sekretaris" for b in a["bagian"]]
    job = [f"Analis {b}" for b in a["bagian"]]
    add("organisasi", "O-1", "", a["singkat"], a["kepala"])
    for i, (b, t) in enumerate(zip(a["bagian"], title), 2):
        add("organisasi", f"O-{i}", "O-1", b, t)
    place = a["daerah"].split(" ", 1)[1]
    for t in stages:
        pre, urut = ("m" if t == "murni" else "p"), 0
        col = 3 if t == "murni" else 4
        date = lambda d: (f"{d} Januari {Y}" if t == "murni" else f"{d} Oktober {Y}")

        def agr(p1, j1, p2, j2, bentuk, jenjang, jumlah, d):
            nonlocal urut
            urut += 1
            c = f"{pre}-{urut:02d}"
            add("perjanjian", c, t, urut, p1, j1, p2, j2, place, date(d), bentuk, jenjang, jumlah)
            return c
        c = agr(head, a["kepala"], boss, a["kepala_daerah"], "instansi", "", sum(tot[t].values()), 5)
        for k, x in enumerate(a["indikator"], 1):
            add("perjanjian_item", c, k, "", a["sasaran"][x[10]], x[0], n(targets[f"IKU-{k}"]), x[2], "", "")
        for pc, _ in progs:
            add("perjanjian_program", c, pc, tot[t][pc], "")
        for b, (u, tt) in enumerate(zip(unit_head, title)):
            mine = [s for q, (pc, _) in enumerate(progs) for s in subs[pc] if q % len(unit_head) == b]
            pcs = [pc for q, (pc, _) in enumerate(progs) if q % len(unit_head) == b]
            if not mine:
                continue
            if b == 1:   # an action plan
                pc = pcs[0]
                ind = next(((k, x) for k, x in enumerate(a["indikator"], 1) if progs[x[9] - 1][0] == pc), (1, a["indikator"][0]))
                tv = targets[f"IKU-{ind[0]}"]
                c = agr(u, tt, head, a["kepala"], "rencana_aksi", "", tot[t][pc], 8)
                q = [round(tv * f, 2) for f in (.25, .5, .75)] + [tv] if ind[1][3] == "naik" else [tv] * 4
                add("rencana_aksi", c, "III", 1, f"Meningkatkan kinerja {a['singkat']}", a["sasaran"][ind[1][10]], ind[1][0], ind[1][2], n(tv), *[n(z) if z != "" else "" for z in q], pc, f"Persentase keluaran {dict(progs)[pc][8:]} yang tercapai", "100%", tot[t][pc], tot[t][pc])
                for k, s in enumerate(subs[pc], 1):
                    add("rencana_aksi_item", c, k, s[0], f"Jumlah keluaran {s[1]}", "1 laporan", s[col])
            else:
                c = agr(u, tt, head, a["kepala"], "anggaran", "sub_kegiatan", sum(s[col] for s in mine), 8)
                for k, s in enumerate(mine, 1):
                    add("perjanjian_item", c, k, "", a["sasaran"][0], f"Jumlah keluaran {s[1]}", str(1 + len(s[1]) % 12), "dokumen", s[1], s[col])
            c = agr(staff[b], job[b], u, tt, "uraian_tugas", "", "", 12)
            for k in (1, 2):
                add("perjanjian_item", c, k, "", a["sasaran"][0], f"Jumlah laporan pelaksanaan tugas {k}", str(4 * k), "laporan", "", "")
    score = round(r.uniform(62, 88), 2)
    add("evaluasi", "LHE-1", "Inspektur Daerah", "700/118/INSP", f"{Y - 1}-11-{r.randint(10, 28)}", f"Hasil Evaluasi Akuntabilitas Kinerja {a['nama']} Tahun {Y - 1}", Y - 1, n(score), grade(score))
    for k, x in enumerate(["Menyempurnakan pohon kinerja", "Menyusun SOP pengumpulan data", "Memantau rencana aksi triwulanan"], 1):
        add("tindak_lanjut_evaluasi", "LHE-1", k, f"{x}.", f"{x} bersama seluruh unit.", f"Dokumen {x.lower()} {a['singkat']} Tahun {Y}", "", f"{BULAN[k * 2]} {Y}", a["bagian"][0], "selesai")

    root = dest / key
    folder = root / "data" / "raw" / str(Y)
    folder.mkdir(parents=True, exist_ok=True)

    def write(path, name, rows):
        with open(path / f"{name}.csv", "w", newline="", encoding="utf-8") as fh:
            w = csv.writer(fh, lineterminator="\n")
            w.writerow((HEAD[name] + ",sumber,catatan").split(","))
            w.writerows(rows)
    for name, rows in T.items():
        write(folder, name, rows)
    for h in hist:
        p = root / "data" / "raw" / str(h)
        p.mkdir(parents=True, exist_ok=True)
        for name, rows in H[h].items():
            if rows or name != "komponen_realisasi":
                write(p, name, rows)
    change = f'[perjanjian]\ntanggal_perubahan = {Y}-10-02\n\n' if a["perubahan"] else ""
    (folder / "instansi.toml").write_text(f'''[instansi]
jenis = "{a['jenis']}"
nama = "{a['nama']}"
nama_singkat = "{a['singkat']}"
singkatan = "{a['akronim']}"
alamat = "Jalan Merdeka No. {r.randint(2, 80)}, {place}"
kode_pos = "{r.randint(21000, 89000)}"
laman = "{key}.{place.lower().replace(' ', '')}.go.id"
urusan = "{a['urusan']}"
kode_urusan = "{a['kode']}"

[daerah]
nama = "{a['daerah']}"
pemerintah = "Pemerintah {a['daerah']}"
provinsi = "{a['provinsi']}"
kepala_daerah = "{a['kepala_daerah']}"

[kepala]
pegawai = "{head}"
jabatan = "{a['kepala']}"

[renstra]
nama = "Renstra {a['singkat']} Tahun {Y - 3}–{Y + 2}"
awal = {Y - 3}
akhir = {Y + 2}

[visi]
teks = "Terwujudnya {a['daerah']} yang maju dan berbudaya"
nama = "RPJMD {a['daerah']} Tahun {Y - 3}–{Y + 2}"

{change}[laporan]
nama = "Laporan Kinerja Instansi Pemerintah"
singkatan = "LKjIP"
tempat = "{place}"
tanggal = {Y + 1}-0{r.randint(1, 2)}-{r.randint(10, 28)}

[ukuran]
skala = "permendagri-86-2017"
atribut = "atribut-85-70-55"
kebijakan_celah = "batas_bawah"

[efisiensi]
definisi = "rasio"
dasar_serapan = "utama"

[[efisiensi.kategori]]
nama = "Efisien"
minimal = 1

[[efisiensi.kategori]]
nama = "Kurang Efisien"

[privacy]
samarkan_nip = true
''', encoding="utf-8")
    return folder


if __name__ == "__main__":
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("dest")
    ap.add_argument("--salt", type=int, default=1)
    x = ap.parse_args()
    for k in AGENCIES:
        print(build(k, Path(x.dest), x.salt))
