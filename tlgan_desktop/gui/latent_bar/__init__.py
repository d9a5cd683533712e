"""The bar below the picture for what only some generators have: layers to edit, and classes."""
