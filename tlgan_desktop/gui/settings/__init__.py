"""What the person may set, and what follows from it."""
