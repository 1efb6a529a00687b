"""Figures of care from a workbook: read, compared with what is held, taken in whole or not at all."""
