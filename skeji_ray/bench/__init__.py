"""What `skeji bench` measures: ratios in one run, every side in a process of its own."""
