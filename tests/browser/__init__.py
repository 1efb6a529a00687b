"""Pages walked in Chromium: keyboard, phone, print, nothing asked of another host."""
