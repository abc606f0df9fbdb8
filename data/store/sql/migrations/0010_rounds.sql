-- Innovation programmes work in rounds: every data set has the round in its key. Rows from before have no year.

CREATE TABLE fact_funnel (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    step VARCHAR NOT NULL,
    municipality VARCHAR,
    step_order INTEGER,
    count_min INTEGER,
    count_max INTEGER,
    reason VARCHAR,
    is_derived BOOLEAN,
    note VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

DROP VIEW IF EXISTS current_applications;
ALTER TABLE fact_applications RENAME TO fact_participants;
ALTER TABLE fact_participants RENAME COLUMN outcome TO role;
ALTER TABLE fact_participants ADD COLUMN year INTEGER;
ALTER TABLE fact_participants ADD COLUMN is_approximate BOOLEAN;
ALTER TABLE fact_participants ADD COLUMN follows VARCHAR;
ALTER TABLE fact_participants ADD COLUMN has_applied BOOLEAN;
ALTER TABLE fact_participants ADD COLUMN was_interviewed BOOLEAN;
ALTER TABLE fact_participants ADD COLUMN contact VARCHAR;
ALTER TABLE fact_participants ADD COLUMN note VARCHAR;
ALTER TABLE fact_participants ALTER COLUMN application DROP NOT NULL;

CREATE TABLE fact_challenges (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    municipality VARCHAR NOT NULL,
    title VARCHAR,
    challenge_before VARCHAR,
    challenge_after VARCHAR,
    goal VARCHAR,
    subgoals INTEGER,
    groups_before VARCHAR,
    groups_after VARCHAR,
    driver VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_criteria (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    stage VARCHAR NOT NULL,
    criterion VARCHAR NOT NULL,
    weight DOUBLE,
    weight_in_words VARCHAR,
    is_listed BOOLEAN,
    note VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_criterion_scores (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    stage VARCHAR NOT NULL,
    criterion VARCHAR NOT NULL,
    candidate VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

ALTER TABLE fact_activities RENAME COLUMN date TO start_date;
ALTER TABLE fact_activities ADD COLUMN year INTEGER;
ALTER TABLE fact_activities ADD COLUMN code VARCHAR;
ALTER TABLE fact_activities ADD COLUMN kind VARCHAR;
ALTER TABLE fact_activities ADD COLUMN end_date DATE;
ALTER TABLE fact_activities ADD COLUMN date_quality VARCHAR;
ALTER TABLE fact_activities ADD COLUMN period VARCHAR;
ALTER TABLE fact_activities ADD COLUMN days_min INTEGER;
ALTER TABLE fact_activities ADD COLUMN days_max INTEGER;
ALTER TABLE fact_activities ADD COLUMN length VARCHAR;
ALTER TABLE fact_activities ADD COLUMN hours DOUBLE;
ALTER TABLE fact_activities ADD COLUMN responsible VARCHAR;
ALTER TABLE fact_activities ADD COLUMN handed_to VARCHAR;
ALTER TABLE fact_activities ADD COLUMN with_followers BOOLEAN;

CREATE TABLE fact_participation (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    actor VARCHAR NOT NULL,
    activity VARCHAR NOT NULL,
    degree VARCHAR,
    how_many VARCHAR,
    note VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_proposals (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    proposal VARCHAR NOT NULL,
    municipality VARCHAR,
    team VARCHAR,
    description VARCHAR,
    reached VARCHAR,
    prize_nok DOUBLE,
    decision_reason VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_jurors (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    juror VARCHAR NOT NULL,
    municipality VARCHAR,
    body VARCHAR,
    is_local BOOLEAN,
    seats INTEGER,
    note VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

ALTER TABLE fact_votes RENAME COLUMN voter TO juror;
ALTER TABLE fact_votes ADD COLUMN year INTEGER;
ALTER TABLE fact_votes ADD COLUMN vote_round INTEGER;
ALTER TABLE fact_votes ADD COLUMN reason VARCHAR;

CREATE TABLE fact_frame_choices (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    municipality VARCHAR,
    proposal VARCHAR,
    frame VARCHAR NOT NULL,
    reason VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

ALTER TABLE fact_lessons RENAME COLUMN said_by TO actor_group;
ALTER TABLE fact_lessons ADD COLUMN year INTEGER;
ALTER TABLE fact_lessons ADD COLUMN place VARCHAR;

ALTER TABLE fact_recommendations ADD COLUMN year INTEGER;
ALTER TABLE fact_recommendations ADD COLUMN lesson VARCHAR;
ALTER TABLE fact_recommendations ADD COLUMN decided_change VARCHAR;
ALTER TABLE fact_recommendations ADD COLUMN status VARCHAR;
ALTER TABLE fact_recommendations ADD COLUMN result VARCHAR;
ALTER TABLE fact_recommendations ADD COLUMN place VARCHAR;

ALTER TABLE fact_relations ADD COLUMN year INTEGER;
ALTER TABLE fact_relations ADD COLUMN before_programme VARCHAR;
ALTER TABLE fact_relations ADD COLUMN during_programme VARCHAR;
ALTER TABLE fact_relations ADD COLUMN after_programme VARCHAR;

CREATE TABLE fact_follow_ups (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    actor VARCHAR NOT NULL,
    as_of DATE,
    stage VARCHAR,
    municipality VARCHAR,
    state VARCHAR,
    owner VARCHAR,
    amount_nok DOUBLE,
    is_approximate BOOLEAN,
    funder VARCHAR,
    county_contact VARCHAR,
    next_step VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_effort (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    effort VARCHAR NOT NULL,
    actor VARCHAR,
    value_min DOUBLE,
    value_max DOUBLE,
    unit VARCHAR,
    period VARCHAR,
    note VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_applicant_readiness (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    municipality VARCHAR,
    readiness_item VARCHAR NOT NULL,
    readiness_state VARCHAR,
    note VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

UPDATE fact_participants SET cells = replace(cells, '"outcome":', '"role":') WHERE cells IS NOT NULL;
UPDATE fact_activities SET cells = replace(cells, '"date":', '"start_date":') WHERE cells IS NOT NULL;
UPDATE fact_votes SET cells = replace(cells, '"voter":', '"juror":') WHERE cells IS NOT NULL;
UPDATE fact_lessons SET cells = replace(cells, '"said_by":', '"actor_group":') WHERE cells IS NOT NULL;

-- What a batch's rows add up to holds the names of their fields, so those that were renamed are summed up anew.
UPDATE coverage SET dataset = 'participants' WHERE dataset = 'applications';
UPDATE checksums SET dataset = 'participants' WHERE dataset = 'applications';
UPDATE checksums SET digest = summed.digest
FROM (
    SELECT
        batch,
        CAST(coalesce(bit_xor(md5_number(concat_ws(chr(31),
            'application=' || application,
            'cell=' || cell,
            'cells=' || cells,
            'county=' || county,
            'inhabitants=' || inhabitants,
            'municipality=' || municipality,
            'programme=' || programme,
            'role=' || role,
            'sheet=' || sheet,
            'submitted_on=' || submitted_on
        ))), 0) AS VARCHAR) AS digest
    FROM fact_participants GROUP BY batch
) AS summed
WHERE checksums.dataset = 'participants' AND checksums.batch = summed.batch;
UPDATE checksums SET digest = summed.digest
FROM (
    SELECT
        batch,
        CAST(coalesce(bit_xor(md5_number(concat_ws(chr(31),
            'activity=' || activity,
            'cell=' || cell,
            'cells=' || cells,
            'municipality=' || municipality,
            'note=' || note,
            'phase=' || phase,
            'programme=' || programme,
            'sheet=' || sheet,
            'start_date=' || start_date
        ))), 0) AS VARCHAR) AS digest
    FROM fact_activities GROUP BY batch
) AS summed
WHERE checksums.dataset = 'activities' AND checksums.batch = summed.batch;
UPDATE checksums SET digest = summed.digest
FROM (
    SELECT
        batch,
        CAST(coalesce(bit_xor(md5_number(concat_ws(chr(31),
            'cell=' || cell,
            'cells=' || cells,
            'juror=' || juror,
            'municipality=' || municipality,
            'programme=' || programme,
            'proposal=' || proposal,
            'sheet=' || sheet,
            'vote=' || vote
        ))), 0) AS VARCHAR) AS digest
    FROM fact_votes GROUP BY batch
) AS summed
WHERE checksums.dataset = 'votes' AND checksums.batch = summed.batch;
UPDATE checksums SET digest = summed.digest
FROM (
    SELECT
        batch,
        CAST(coalesce(bit_xor(md5_number(concat_ws(chr(31),
            'actor_group=' || actor_group,
            'cell=' || cell,
            'cells=' || cells,
            'challenge=' || challenge,
            'lesson=' || lesson,
            'programme=' || programme,
            'sheet=' || sheet,
            'theme=' || theme,
            'worked=' || worked
        ))), 0) AS VARCHAR) AS digest
    FROM fact_lessons GROUP BY batch
) AS summed
WHERE checksums.dataset = 'lessons' AND checksums.batch = summed.batch;
