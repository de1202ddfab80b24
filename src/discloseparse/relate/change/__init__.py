"""Differences and growth rates: what has become against what was, what was meant, what is left."""
