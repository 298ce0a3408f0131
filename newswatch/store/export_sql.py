"""The statements and columns of exports. Text only; `exporting` asks and reads.

Bodies leave only on request: `exporting` drops the column where they are not asked for.
"""

# An export is passed on; the words that prove a fact are quoted, not reprinted.
QUOTE_LIMIT = 300

KINDS = {
    "funding": {
        "announcement_id": "int", "event_id": "int", "article_id": "int", "state": "text",
        "headline": "text", "url": "text", "source": "text", "country": "text",
        "published_at": "text", "told_on": "text", "type": "text", "sum_text": "text",
        "sum_currency": "text", "sum_value": "int", "sum_usd": "int", "rate_on": "text",
        "rate_source": "text", "is_rate_stale": "bool", "funders": "list", "lead_funders": "list",
        "recipients": "list", "round": "text", "period_years": "int", "probability": "real",
        "quote": "text", "is_backfill": "bool", "detected_at": "text", "change_seq": "int",
    },
    "articles": {
        "article_id": "int", "source": "text", "url": "text", "headline": "text",
        "authors": "list", "tags": "list", "kind": "text", "section": "text", "language": "text",
        "published": "text", "published_at": "text", "modified_at": "text", "version": "int",
        "first_seen_at": "text", "last_changed_at": "text", "removed_at": "text",
        "is_backfill": "bool", "is_funding": "bool", "body": "text", "change_seq": "int",
    },
}  # fmt: skip

_PARTIES = """(
    SELECT json_group_array(p.name) FROM (SELECT name FROM announcement_parties
        WHERE announcement_id = n.id AND {which} ORDER BY position) AS p
)"""
_GIVE = _PARTIES.format(which="role = 'funder'")
_LEAD = _PARTIES.format(which="role = 'funder' AND is_lead = 1")
_GET = _PARTIES.format(which="role = 'recipient'")

FUNDING = f"""
SELECT n.id AS announcement_id, n.event_id, n.article_id, n.state, a.headline,
    a.canonical_url AS url, s.name AS source, s.country, w.published_at, w.told_on, n.type,
    w.text AS sum_text, w.currency AS sum_currency, w.value AS sum_value, w.usd AS sum_usd,
    w.rate_on, w.rate_source, w.is_rate_stale, {_GIVE} AS funders, {_LEAD} AS lead_funders,
    {_GET} AS recipients, n.round, n.period_years, n.probability, (
        SELECT substr(e.quote, 1, :quote) FROM evidence AS e
        WHERE e.announcement_id = n.id ORDER BY e.position LIMIT 1
    ) AS quote, n.is_backfill, n.detected_at, n.change_seq
FROM announcements AS n
JOIN announcement_figures AS w ON w.announcement_id = n.id
JOIN articles AS a ON a.id = n.article_id
JOIN sources AS s ON s.id = w.source_id
WHERE n.change_seq > :after ORDER BY n.change_seq LIMIT :batch
"""  # noqa: S608  our own text

KNOWN = """
SELECT h.announcement_id, n.event_id, h.article_id, h.state,
    coalesce(v.headline, a.headline) AS headline, a.canonical_url AS url, s.name AS source,
    s.country, w.published_at, w.told_on, h.facts ->> '$.type' AS type,
    h.facts ->> '$.amounts[0].text' AS sum_text,
    h.facts ->> '$.amounts[0].currency' AS sum_currency,
    h.facts ->> '$.amounts[0].value' AS sum_value, NULL AS sum_usd, NULL AS rate_on,
    NULL AS rate_source, NULL AS is_rate_stale, h.facts -> '$.funders' AS funders,
    h.facts -> '$.lead_funders' AS lead_funders, h.facts -> '$.recipients' AS recipients,
    h.facts ->> '$.round' AS round, h.facts ->> '$.period_years' AS period_years,
    h.facts ->> '$.probability' AS probability,
    substr(h.facts ->> '$.evidence[0].quote', 1, :quote) AS quote, n.is_backfill,
    h.known_from_at AS detected_at, h.change_seq
FROM announcement_history AS h
JOIN announcements AS n ON n.id = h.announcement_id
JOIN announcement_figures AS w ON w.announcement_id = h.announcement_id
JOIN articles AS a ON a.id = h.article_id
JOIN sources AS s ON s.id = w.source_id
LEFT JOIN article_versions AS v ON v.id = h.version_id
WHERE h.announcement_id > :after AND h.state = 'live' AND h.known_from_at <= :as_of
    AND (h.known_until_at IS NULL OR h.known_until_at > :as_of)
ORDER BY h.announcement_id LIMIT :batch
"""

_NAMES = """
    (SELECT json_group_array(x.name) FROM (SELECT t.name FROM article_tags AS k
        JOIN tags AS t ON t.id = k.tag_id WHERE k.article_id = a.id ORDER BY k.position) AS x
    ) AS tags, a.kind, a.section, a.language, a.published, a.published_at, a.modified_at
"""
ARTICLES = f"""
SELECT a.id AS article_id, s.name AS source, a.canonical_url AS url, a.headline,
    (SELECT json_group_array(x.name) FROM (SELECT t.name FROM article_authors AS k
        JOIN authors AS t ON t.id = k.author_id WHERE k.article_id = a.id ORDER BY k.position) AS x
    ) AS authors, {_NAMES}, a.version, a.first_seen_at, a.last_changed_at, a.removed_at,
    a.is_backfill, EXISTS (
        SELECT 1 FROM announcements AS n WHERE n.article_id = a.id AND n.state = 'live'
    ) AS is_funding, a.body, a.change_seq
FROM articles AS a JOIN sources AS s ON s.id = a.source_id
WHERE a.change_seq > :after ORDER BY a.change_seq LIMIT :batch
"""  # noqa: S608  our own text

THEN = f"""
SELECT a.id AS article_id, s.name AS source, a.canonical_url AS url, v.headline, v.authors,
    {_NAMES}, v.version, a.first_seen_at, v.fetched_at AS last_changed_at,
    iif(a.removed_at <= :as_of, a.removed_at, NULL) AS removed_at, a.is_backfill, EXISTS (
        SELECT 1 FROM announcement_history AS h WHERE h.article_id = a.id AND h.state = 'live'
            AND h.known_from_at <= :as_of
            AND (h.known_until_at IS NULL OR h.known_until_at > :as_of)
    ) AS is_funding, v.body, a.change_seq
FROM articles AS a
JOIN sources AS s ON s.id = a.source_id
JOIN article_versions AS v ON v.article_id = a.id AND v.version = (
    SELECT max(b.version) FROM article_versions AS b
    WHERE b.article_id = a.id AND b.fetched_at <= :as_of
)
WHERE a.id > :after ORDER BY a.id LIMIT :batch
"""  # noqa: S608  our own text
