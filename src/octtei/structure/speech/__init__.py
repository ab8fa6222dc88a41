"""Who speaks: speeches, quotations, slogans, terms and titles, over line, paragraph and page breaks."""

from octtei.structure.speech.stage import speeches

__all__ = ["speeches"]
