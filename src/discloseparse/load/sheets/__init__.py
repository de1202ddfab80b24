"""What workbooks of every format share: cells as displayed, sheets as lines and tables.

``codes`` parses number formats, ``display`` shows a value in one (through ``numbers`` and
``dates``), ``model`` holds a sheet's cells, ``layout`` writes them to the text.
"""
