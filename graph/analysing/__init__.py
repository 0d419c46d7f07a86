"""What the shape of the network tells: communities, centrality, brokerage, balance. Reads no store."""
