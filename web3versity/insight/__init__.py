"""The pages at /insight/: every room's reports, drawn, as tables, as CSV and as JSON."""
