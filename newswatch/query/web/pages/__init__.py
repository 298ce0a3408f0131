"""The pages: each reads its rows and gives its template what to show.

Every module has one function ``page(reader, asked, site)``; none writes markup, none reads a clock.
"""
