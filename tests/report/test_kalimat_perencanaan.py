"""What the report says about planning."""


def test_the_visi_above_is_quoted_with_its_law(lap):
    perencanaan = lap.kalimat.perencanaan
    assert perencanaan.acuan_visi_pengantar
    (butir,) = perencanaan.acuan_visi
    baris = lap.data.visi_acuan.iloc[0]
    hukum = lap.data.dasar_hukum.set_index("no").loc[baris["dasar_hukum"]]
    assert f"{hukum['sebutan']} Nomor {hukum['nomor']}" in butir
    assert f"“{baris['visi']}”" in butir


def test_a_sasaran_without_tujuan_is_named(lap):
    sasaran = lap.data.sasaran
    (tanpa,) = sasaran[sasaran["tujuan"].isna()]["sasaran"]
    assert lap.kalimat.perencanaan.sasaran_tanpa_tujuan == (
        f"Sasaran “{tanpa}” tidak tercantum karena tidak ditautkan pada tujuan."
    )


def test_the_change_of_the_agreement_is_told_from_data(lap):
    kalimat = lap.kalimat.perencanaan.perubahan
    assert "disusun pada 1 Oktober 2031." in kalimat
    assert "dari 5 hari menjadi 4 hari" in kalimat
    assert str(lap.jumlah_murni) in kalimat and str(lap.jumlah_perubahan) in kalimat


def test_a_signed_form_with_fewer_programs_than_the_budget_is_said(lap):
    program = lap.data.perjanjian_program
    for tahap in ("murni", "perubahan"):
        perjanjian = lap.data.perjanjian
        kode = perjanjian[(perjanjian["tahap"] == tahap) & (perjanjian["bentuk"] == "instansi")]["kode"]
        tercantum = program[program["perjanjian"].isin(kode)]
        semua = [pagu.nilai for pagu in lap.pagu_program.pagu(tahap) if pagu.ada]
        lengkap = len(tercantum) == len(semua) and tercantum["anggaran"].sum() == sum(semua)
        assert bool(lap.kalimat.perencanaan.lampiran(tahap)) == (len(kode) > 0 and not lengkap)
