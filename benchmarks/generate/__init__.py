"""Generated learners and everything they have done, written by COPY, with every counter true."""
