"""Sums: totals and their parts, open and closed lists, remainders, balances."""
