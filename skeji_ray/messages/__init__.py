"""Everything that is said between the parts, as versioned values."""
