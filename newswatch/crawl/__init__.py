"""Conductor 1: a crawl of one source is a job with a result.

The job is `model.Job`, read from the store when the spider opens. In the order of a crawl:

    run        several sources in one process, one pace per host, a report for each at the end
    loader     the project's spiders, file by file
    declared   what is wrong with a spider's declarations
    spider     the base of all sources: discover → fetch → extract, told by declarations
    requests   what is asked for: a channel, a page
    channels   one look at one channel
    pages      one look at one page
    read       a page into a clean article; knows no Scrapy
    items      what spiders yield
    pipelines  validate → clean → store, through ItemAdapter
    storing    the last pipeline: items to the writer, the job to the spider
    writer     collects results and commits them whole
    apply      one result: find the stored article, diff, write both in one transaction
    timing     when a story was told, whether it is news, when it is looked at again
    verdict    how the crawl went, judged from its numbers
    one        a single page by its address, outside of any crawl

Decides nothing that a step can decide. Importing this package does not import Scrapy.
"""
