"""What a Program becomes: a Publication, then recipes for its outputs."""
