-- grain: one thing that somebody did to the store. What was loaded is the file, what a role is given to the account.
WITH slices AS (
    SELECT batch, list_sort(list(DISTINCT programme)) AS programmes FROM coverage GROUP BY batch
)
SELECT
    j.done_at, j.done_by, 'load' AS thing, if(j.action = 'load', 'make', j.action) AS action,
    coalesce(s.programmes, []) AS programmes, b.file_name AS about
FROM journal AS j
JOIN batches AS b USING (batch)
LEFT JOIN slices AS s USING (batch)
UNION ALL
SELECT made_at, made_by, 'edition', 'make', [programme], name FROM editions
UNION ALL
SELECT t.done_at, t.done_by, 'edition', t.action, [e.programme], e.name
FROM edition_turns AS t JOIN editions AS e USING (edition)
UNION ALL
SELECT created_at, created_by, 'share', 'make', [programme], share FROM shares
UNION ALL
SELECT t.done_at, t.done_by, 'share', t.action, [s.programme], s.share
FROM share_turns AS t JOIN shares AS s USING (share)
UNION ALL
SELECT u.used_at, concat('share ', u.share), 'share', 'use', [s.programme], u.share
FROM share_uses AS u JOIN shares AS s USING (share)
UNION ALL
SELECT done_at, done_by, 'person', 'erase', [], instead FROM erasures
UNION ALL
SELECT done_at, done_by, thing, 'make', if(programme IS NULL, [], [programme]), about FROM uses
UNION ALL
SELECT said_at, said_by, 'note', 'make', [programme], concat_ws(' ', year, coalesce(chart, indicator)) FROM notes
UNION ALL
SELECT t.done_at, t.done_by, 'note', t.action, [n.programme], concat_ws(' ', n.year, coalesce(n.chart, n.indicator))
FROM note_turns AS t JOIN notes AS n USING (note)
UNION ALL
SELECT given_at, given_by, 'role', 'make', if(programme IS NULL, [], [programme]), concat(account, ': ', role) FROM roles
UNION ALL
SELECT
    t.done_at, t.done_by, 'role', t.action, if(r.programme IS NULL, [], [r.programme]), concat(r.account, ': ', r.role)
FROM role_turns AS t JOIN roles AS r USING (given)
UNION ALL
SELECT done_at, account, 'sign_in', 'withdraw', [], '' FROM sign_outs
UNION ALL
SELECT opened_at, opened_by, 'vote_round', 'make', [programme], concat_ws(' ', year, municipality, vote_round)
FROM vote_rounds
UNION ALL
SELECT t.done_at, t.done_by, 'vote_round', t.action, [v.programme], concat_ws(' ', v.year, v.municipality, v.vote_round)
FROM vote_round_turns AS t JOIN vote_rounds AS v USING (opened)
UNION ALL
SELECT said_at, said_by, 'answer', if(choice = '', 'withdraw', 'make'), [], question FROM answers
UNION ALL
SELECT said_at, said_by, 'answer', if(mapping = '{}', 'withdraw', 'make'), [], shape FROM header_mappings
UNION ALL
SELECT said_at, said_by, 'answer', if(statement IS NULL, 'withdraw', 'make'), [], words FROM statement_mappings
ORDER BY done_at DESC, thing, about
