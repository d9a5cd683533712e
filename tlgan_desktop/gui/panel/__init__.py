"""The features beside the picture: rows, groups, and what there is to know about an axis."""
