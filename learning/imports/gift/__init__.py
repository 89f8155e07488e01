"""Questions in Moodle's GIFT: a text in which braces hold the answers."""
