"""Realisation exports of budget systems (SIPD, SIPKD, SIMDA) into `anggaran.csv` of a year."""
