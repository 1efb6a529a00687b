"""Assets under names that change with their content, compressed once, when the server starts."""

from __future__ import annotations

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Packed(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Names with a fingerprint where `yiteng serve` packed the assets; plain names elsewhere."""

    def stored_name(self, name: str) -> Any:
        """The packed name of an asset, or its own where nothing was packed (tests)."""
        plain = self.clean_name(name)
        return self.hashed_files.get(self.hash_key(plain), plain)
