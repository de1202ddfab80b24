"""Shares: what is a part of which whole, and the rates of what was done."""
