"""Which mentions mean the same thing."""
