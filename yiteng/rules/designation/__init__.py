"""Designation of care near home: standards as tables, clocks, papers; pure values."""
