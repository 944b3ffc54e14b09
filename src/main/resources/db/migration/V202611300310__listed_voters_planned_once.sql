-- For a few voters PostgreSQL planned the view anew each time, which took five times as long as reading them.
alter function voters_as_listed(integer, bigint[]) set plan_cache_mode = force_generic_plan;
