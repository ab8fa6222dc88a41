"""The edition as data: findings, blocks, the tree, the record. No files, no XML."""
