"""Pages set from a known tree in many layouts, with the gold that belongs to them, and our own measure of an edition."""
