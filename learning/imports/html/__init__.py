"""HTML of other schools as our Markdown: what it says, in the few ways in which a lesson here says things."""
