"""octtei: from damaged text to a digital edition that scholars trust."""

__version__ = "0.1.0"
