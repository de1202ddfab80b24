"""Differences told without a word of change: what is left, lacking or beyond, subtracted or apart."""
