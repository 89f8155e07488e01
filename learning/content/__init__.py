"""From what authors write to what pages show: Markdown, its cleaning, and finding an author's mistakes."""
