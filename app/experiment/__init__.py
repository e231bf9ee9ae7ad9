"""What to run: typed settings, what a person does to a run, and their files. No torch, no Qt."""
