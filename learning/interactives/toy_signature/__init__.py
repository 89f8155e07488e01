"""Sign a note by hand with small numbers, and steal a key whose owner used one nonce twice."""
