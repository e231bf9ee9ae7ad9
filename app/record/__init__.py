"""What is so now, and what was: plain numpy records, the only things a view ever gets."""
