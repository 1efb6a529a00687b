"""What became of a finding, told to those who said it (回告)."""
