"""progc: a compiler and validator for care programs."""

__version__ = "0.1.0"
