"""公文: official papers by GB/T 9704-2012 as Word files; pure values in, bytes out, no database."""
