"""Drawings of figures as SVG. Across they are measured in per cent and down in pixels, so that they fill any width and
their letters stay as large as they are; classes alone, to which insight.css gives the colours of the theme."""
