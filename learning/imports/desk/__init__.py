"""Imports as people start them in the studio: sent in parts, read by a worker, made a draft; kept in rows."""
