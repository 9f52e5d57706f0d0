"""What is said while something is open, and answers it in part or not at all."""
