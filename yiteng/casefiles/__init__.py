"""案卷: a file that proves what was known of an application when; exported by two people together."""
