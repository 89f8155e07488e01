"""What a certificate rests on: written down when it is issued, and read for whoever has its code."""
