"""What happens to every request and answer of the site, whichever view it is for."""
