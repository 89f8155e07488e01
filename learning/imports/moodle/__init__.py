"""Questions in Moodle's own XML."""
