"""The forms in which lessons are written: a shape from what a kind declares, fields from a source, and a source again.

All of it pure. What an author typed is always a source, wrong as it may be, so that nothing typed is lost.
"""
