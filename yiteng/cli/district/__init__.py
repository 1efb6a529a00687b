"""A real district from one Excel file: template, reading, checks, carrying out."""
