"""消息: one digest a day, urgent ones at once, lists and slips for those without mail."""
