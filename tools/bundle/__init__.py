"""Makes the application that a person without Python installs: ``python -m tools.bundle``."""
