-- grain: frame_part; how many goals and principles of the national roadmap one round asked everybody to choose
SELECT frame_part, least_chosen, most_chosen, note
FROM frame_rules
WHERE programme = $programme AND year = $year
ORDER BY frame_part
