"""What octtei is measured with; needed by nobody who only uses it."""
