"""What is worked out from the stored rows: frames and small values, without words for people and without figures."""
