"""Terms: what words say of a line, in some languages: parts, months, roles, leave-taking, first names, numerals."""
