"""What people do to posts: start a thread, reply, edit, delete, vote, accept."""
