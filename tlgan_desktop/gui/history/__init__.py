"""The history strip: every picture that was made, to return to."""
