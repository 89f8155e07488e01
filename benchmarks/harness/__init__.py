"""What every measurement needs: a database and server of its own, a client, timings."""
