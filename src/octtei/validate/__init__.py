"""Validation: is an edition well-formed, valid, consistent, and is nothing of its source lost?"""

from octtei.validate.accounts import Audit, audit
from octtei.validate.allow import silence
from octtei.validate.check import is_valid, validate, validate_tree
from octtei.validate.parse import parse

__all__ = ["Audit", "audit", "is_valid", "parse", "silence", "validate", "validate_tree"]
