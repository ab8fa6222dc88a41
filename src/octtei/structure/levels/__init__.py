"""Levels: which headings stand above which."""
