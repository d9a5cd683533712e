"""Documents: what is being edited, and how edits change it."""
