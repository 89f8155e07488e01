"""Figures: pictures that an author describes in YAML and the server draws as SVG (docs/figures.md)."""
