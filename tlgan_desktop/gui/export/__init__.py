"""Exports: dialogs that plan them, and the thread that makes them."""
