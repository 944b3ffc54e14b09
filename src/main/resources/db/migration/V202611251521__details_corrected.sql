-- A citizen may ask that the list write a name, birth date or address otherwise.
alter table correction
    add column asked_surname text,
    add column asked_given_name text,
    add column asked_patronymic text,
    add column asked_birth_date date,
    add column asked_street text,
    add column asked_house text,
    add column asked_flat text,
    drop constraint correction_kind,
    add constraint correction_kind check (kind in ('INCLUDE', 'EXCLUDE', 'AMEND')),
    add constraint correction_asked check (
        (kind = 'AMEND') = (num_nonnulls(asked_surname, asked_given_name, asked_patronymic, asked_birth_date,
                                         asked_street, asked_house, asked_flat) > 0));
comment on column correction.asked_surname is 'As this and the following are to be written; null stays as it is, an empty text is none.';

alter table list_delta
    drop constraint list_delta_changes,
    add constraint list_delta_changes check (
        left_precinct_id is distinct from joined_precinct_id
        or joined_precinct_id is not null and basis in ('CORRECTION', 'COURT'));
comment on table list_delta is 'Changes after handover: an addition, a removal, a move, which is both in one row, or a voter written otherwise on the same list.';
comment on column list_delta.entry is 'The line as it was added or is written now, in the form of list_row.';
comment on constraint list_delta_changes on list_delta is 'Who leaves the very list that is joined is written otherwise there: the line is amended, and no total changes.';
