"""Markdown of other schools as ours: their tags, components and call-outs, pictures and links, headings and fences."""
