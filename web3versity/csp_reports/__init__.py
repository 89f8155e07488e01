"""What browsers tell of the Content-Security-Policy: what it kept out, of which pages, how often."""
