"""Words and numbers of the report, written (`angka`, `kalimat`) and read (`baca_angka`, `cocok`)."""
