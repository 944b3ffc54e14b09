-- What happens again after a person has looked is raised anew. The constraint keeps its name, by which those that raise know
-- it, and stays whole: no two times of acknowledgement are the same, so it counts the open ones only.
alter table alert
    drop constraint alert_once,
    add constraint alert_once unique nulls not distinct (kind, election_id, precinct_id, subject, acknowledged_at);
comment on constraint alert_once on alert is
    'Of the same oddity one alert is open. An act raises it anew once it was acknowledged; a detector, which finds it again and again, does not.';
