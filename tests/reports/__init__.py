"""Whole budgets and accounts, small but complete, as offices of several provinces word them."""
