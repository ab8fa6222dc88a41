"""Title pages: who wrote a text, what it is called, where it came out, and what stands on the pages around."""
