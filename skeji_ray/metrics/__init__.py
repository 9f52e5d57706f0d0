"""What is measured: the names, and the way by which measurements leave."""
