-- The public look-up: its login may execute this function and nothing else, so that it cannot dump anything.

create function find_polling_station(asked_iin bigint, asked_last4 text, asked_election text)
    returns table (election text, polling_day date, time_zone text, certificates_until timestamp,
                   lists_open_from timestamp, deciding_time timestamptz, precinct text)
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
declare
    asked record;
    place text;
begin
    if asked_election is null then
        select e.* into asked from election e
        where e.polling_day >= (deciding_time() at time zone e.time_zone)::date
        order by e.polling_day, e.id limit 1;
    else
        select e.* into asked from election e where e.code = asked_election;
    end if;
    if asked.id is null then
        return;
    end if;
    select p.code into place
    from citizen c
    join voter v on v.election_id = asked.id and v.iin = c.iin
    join precinct p on p.id = v.precinct_id
    where c.iin = asked_iin and c.document_last4 = asked_last4;
    return query select asked.code, asked.polling_day, asked.time_zone, asked.certificates_until,
                        asked.lists_open_from, deciding_time(), place;
end $$;
comment on function find_polling_station(bigint, text, text) is
    'The precinct of a citizen who knows the last four digits of the document. Found or not, it reads the same tables and returns one row of one shape.';
revoke execute on function find_polling_station(bigint, text, text) from public;
grant execute on function find_polling_station(bigint, text, text) to ${lookup};

revoke execute on function deciding_time() from public;
grant execute on function deciding_time() to ${app};
