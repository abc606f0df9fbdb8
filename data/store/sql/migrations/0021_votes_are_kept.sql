-- No table is new: a store's views are written anew only where there is a newer migration, and `visible_slices` is other.
SELECT 1;
