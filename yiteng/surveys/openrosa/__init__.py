"""Surveys on phones: our server speaks OpenRosa 1.0 to ODK Collect (docs/phones.md)."""
