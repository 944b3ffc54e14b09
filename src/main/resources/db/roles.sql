-- The three logins and the database of Tizim, for an administrator to run once, as a superuser, on a server of
-- PostgreSQL 15 or newer. Running it again changes nothing but the passwords.
--
--   psql -h <server> -U postgres -v owner_password=… -v app_password=… -v lookup_password=… -f roles.sql
--
-- The service then needs TIZIM_DB_URL=jdbc:postgresql://<server>/tizim and TIZIM_DB_{OWNER,APP,LOOKUP}_PASSWORD.
-- Another name for the database: -v database=… . The embedded server is set up by this very file.

\set ON_ERROR_STOP on
\if :{?database}
\else
\set database tizim
\endif

select 'create role tizim_owner' where not exists (select from pg_roles where rolname = 'tizim_owner') \gexec
select 'create role tizim_app' where not exists (select from pg_roles where rolname = 'tizim_app') \gexec
select 'create role tizim_lookup' where not exists (select from pg_roles where rolname = 'tizim_lookup') \gexec

-- owns the database and migrates it
alter role tizim_owner login password :'owner_password';
-- serves requests, by grants on single tables
alter role tizim_app login password :'app_password';
-- executes the citizens' look-up function
alter role tizim_lookup login password :'lookup_password';

-- C.UTF-8: with the plain C locale upper and lower case of Cyrillic letters do not exist, and name search finds nothing.
select format('create database %I owner tizim_owner encoding ''UTF8'' locale ''C.UTF-8'' template template0', :'database')
 where not exists (select from pg_database where datname = :'database') \gexec
select format('revoke all on database %I from public', :'database') \gexec
select format('grant connect, temporary on database %I to tizim_app', :'database') \gexec
select format('grant connect on database %I to tizim_lookup', :'database') \gexec

\connect :database

revoke create on schema public from public;
grant usage on schema public to tizim_app, tizim_lookup;
