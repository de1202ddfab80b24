"""Formats whose files need more than text: each module exposes a :class:`discloseparse.emit.Format`.

The modules are light, since the command line lists them; what writes the file is imported when it is
written.
"""
