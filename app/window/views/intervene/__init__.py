"""What a person does to the running network: actions, weights by number, and the record of it."""
