"""Help: the tour, the keys, what this is made of, and a report for whoever mends it."""
