"""Discovery: generator and extractor -> feature axes and their report."""
