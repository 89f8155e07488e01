"""From what people write in the forum to what pages show: its Markdown, its links and whom it mentions."""
