"""What runs inside the box: it imports the standard library, compilers, virtual machines, and nothing of the site."""
