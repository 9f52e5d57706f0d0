"""What runs on Ray Serve: ingress, planner, fleet."""
