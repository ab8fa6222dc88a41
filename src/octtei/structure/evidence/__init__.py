"""Evidence: what the lines of a text show together, counted and compared before anything is decided about one of them."""
