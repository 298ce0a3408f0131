"""The sources that are watched: one file each, declarations only.

What two sources need belongs to the engine; nothing here makes a request or stores a row.
"""
