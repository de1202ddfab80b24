"""Collection: what documents say against each other.

Each document is reduced to *facts*, every one under a key that says what may be compared with it;
facts of one key are brought together by a sorted index on disk, and a check judges each group. So
memory does not grow with the number of documents, and every document is looked at once.
"""
