"""What the commands of the Makefile need beside the application."""
