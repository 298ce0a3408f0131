"""What is kept of publishers' pages, for how long, and how it goes: rows and files together.

    files       the archive's files and the rows that name them, kept in step
    warc        the archive as WARC 1.1, for any other tool
    terms       what people are told of publishers' terms and wishes
    rereading   the archive read with today's extractor
    pruning     what is older than may be kept goes
    forgetting  what is asked to go goes, everywhere, and does not come back
    copying     a proved copy of the database while it is in use

Fetches nothing, judges nothing and alerts nobody. The store speaks SQLite, `fetch.archive` holds
the files; here both are carried out in the order in which a kill does no harm: a file before the
row that names it, a row before the file that it named.
"""
