"""Files from elsewhere: what the window asks before it uses them."""
