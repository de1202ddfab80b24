"""Marked DOCX: a copy with a Word comment and highlight on exactly the figures of the findings.

Only the parts that carry marks are written anew; every other byte of the package is copied. That is
why the package is edited here and not saved by a library: what WPS and macros add to it (``.docm``,
Strict, links to parts that are missing) has to survive.
"""
