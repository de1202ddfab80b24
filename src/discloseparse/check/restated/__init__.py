"""Family E: figures said twice."""
