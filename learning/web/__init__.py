"""What the views of every room share: typed requests, throttling, cursors, form fields."""
