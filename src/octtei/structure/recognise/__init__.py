"""Recognisers: what each group of lines is, asked in one order; the first that says yes wins."""
