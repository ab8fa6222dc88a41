"""Furniture: the lines that the page or the library put there, not the text."""
