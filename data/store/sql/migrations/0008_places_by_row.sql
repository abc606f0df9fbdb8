-- The tables stay as they are; the views are made anew with every version. In `cells`, "#" now stands for the row that
-- `cell` names, and the view `lineage` writes it out.
SELECT 1;
