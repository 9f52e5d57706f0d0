"""What is traced: the W3C context that travels in headers, and the way by which spans leave."""
