"""Lines: their geometry and shape, how far they reach, which of them a word is divided over."""
