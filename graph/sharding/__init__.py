"""Articles in, content-named shards of N-Quads out, on one machine or on a cluster; shards into a store."""
