"""validate: is it the TEI that octtei writes, and if not, what is wrong and where."""

from octtei.validate.check import is_valid, validate

__all__ = ["is_valid", "validate"]
