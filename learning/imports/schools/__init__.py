"""Schools written as folders of Markdown: docs of Docusaurus, mkdocs, GitBook, Hugo, Jekyll, Astro, or plain files."""
