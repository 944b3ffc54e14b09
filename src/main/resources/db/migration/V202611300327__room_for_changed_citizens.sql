-- From one extract to the next a citizen in a hundred changes, mostly by what no index holds. Where its page has room for
-- one more row, an apply writes that page alone, and neither the keys nor the birth dates: those lie anywhere in them.
alter table citizen set (fillfactor = 95);
