"""Pages: where they begin, what margins they have, what they are called."""
