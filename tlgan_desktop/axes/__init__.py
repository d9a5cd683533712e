"""Feature axes and locks: the linear algebra of edits, and axis files."""
