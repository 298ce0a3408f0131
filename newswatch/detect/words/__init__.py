"""The vocabulary of the detector: data that a reader can review, no decisions.

General trade-press English only; no names of companies and no words of any test case.
"""
