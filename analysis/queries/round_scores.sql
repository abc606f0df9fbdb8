-- grain: year, stage, criterion, candidate; the points that were given, every round of the programme
SELECT year, stage, criterion, candidate, score
FROM criterion_scores
WHERE programme = $programme
ORDER BY year, stage, candidate, criterion
