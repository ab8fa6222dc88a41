"""The exports in the programs that take them. `make test-platforms` installs those; without them these tests skip."""
