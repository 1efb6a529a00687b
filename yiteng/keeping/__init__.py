"""保管: copies made while it runs, brought back whole, and proved; personal data with an end."""
