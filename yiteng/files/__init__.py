"""One store for attachments: checked, counted, written whole or not at all."""
