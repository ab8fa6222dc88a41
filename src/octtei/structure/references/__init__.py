"""References: which marks in a text call notes, and which note each of them calls."""
