"""Bench of speech: how well speeches, their kinds and their speakers are found."""
