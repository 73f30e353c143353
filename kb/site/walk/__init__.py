"""The graph that readers walk: papers, factors, datasets and models, and what links them."""
