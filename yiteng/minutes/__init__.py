"""纪要: minutes in revisions, edited by several at once without loss, issued, corrected with a reason."""
