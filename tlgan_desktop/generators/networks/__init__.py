"""The network architectures, in plain PyTorch."""
