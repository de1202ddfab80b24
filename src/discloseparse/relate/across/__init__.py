"""Claims across: figures of the text against cells, and cells of one table against another's."""
