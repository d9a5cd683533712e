"""Sessions: saved, reopened, kept as they go and offered again after a crash."""
