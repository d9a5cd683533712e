"""TL-GAN Desktop: steer an image generator along feature axes of its latent space."""

__version__ = "0.1.0"
