"""What each voice is worth when the headline is chosen: data, learnt by bench/headline.py.

Logistic regression over pairs of writings of one page, each publisher counting once. In hundredths,
as whole numbers, so that sums do not depend on their order; rounded, and none below zero: a voice
never speaks against itself. A sign that is not named here counts nothing.
"""

WEIGHTS = {
    "json_ld": 100,
    "json_ld_writing": 130,
    "og": 215,
    "og_cut": 10,
    "h1": 20,
    "title": 15,
    "title_cut": 10,
    "slug": 70,
}
