-- Run by Flyway after each migration: instances that serve without the owner's login find out whether all are applied.
grant select on flyway_schema_history to ${app};
