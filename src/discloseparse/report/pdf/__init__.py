"""Marked PDF: a copy with highlight annotations on exactly the figures of the findings.

Each annotation draws itself (an appearance stream of its own, multiplied with the page), so that all
viewers show the same; a pop-up holds what is said about the figure.
"""
