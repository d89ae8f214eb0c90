"""What the world is called: curated facts as data, each with its source, and the functions that load them."""
