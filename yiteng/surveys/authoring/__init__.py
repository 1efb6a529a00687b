"""From an Excel workbook (XLSForm) to a form: read, checked as a whole, converted by pyxform."""
