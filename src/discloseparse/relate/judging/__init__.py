"""The verdict on a claim: intervals, slips of the pen, luck, the likeliest culprit, the line that explains it."""
