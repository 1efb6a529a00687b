"""What is put into every case file as it stands: the script that checks it, its style sheet."""
