-- Imports, the registry of citizens, precincts and their boundaries.

create table import_run (
    id integer generated always as identity,
    kind text not null,
    source text not null,
    as_of date not null,
    state text not null default 'RECEIVING',
    reason text,
    bytes bigint not null default 0,
    sha256 text,
    read_rows bigint not null default 0,
    added_rows bigint not null default 0,
    changed_rows bigint not null default 0,
    unchanged_rows bigint not null default 0,
    duplicate_rows bigint not null default 0,
    rejected_rows bigint not null default 0,
    missing_rows bigint not null default 0,
    warned_rows bigint not null default 0,
    created_by integer not null,
    created_at timestamptz not null default clock_timestamp(),
    state_at timestamptz not null default clock_timestamp(),
    approved_by integer,
    constraint import_run_pk primary key (id),
    constraint import_run_creator foreign key (created_by) references account (id),
    constraint import_run_approver foreign key (approved_by) references account (id),
    constraint import_run_two_persons check (approved_by <> created_by),
    constraint import_run_kind check (kind in ('CITIZENS', 'PRECINCTS', 'BOUNDARIES', 'INELIGIBILITY')),
    constraint import_run_state check (state in ('RECEIVING', 'CHECKING', 'PREVIEW', 'APPLYING', 'APPLIED', 'REFUSED', 'CANCELLED', 'FAILED', 'ROLLED_BACK')),
    constraint import_run_conservation check (
        state not in ('PREVIEW', 'APPLYING', 'APPLIED')
        or read_rows = added_rows + changed_rows + unchanged_rows + duplicate_rows + rejected_rows)
);
grant select, insert, update on import_run to ${app};

create table import_reject (
    import_id integer not null,
    line bigint not null,
    field text not null,
    code text not null,
    message text not null,
    original text not null,
    constraint import_reject_pk primary key (import_id, line, field, code),
    constraint import_reject_run foreign key (import_id) references import_run (id)
);
grant select, insert on import_reject to ${app};

create table citizen (
    iin bigint not null,
    surname text not null,
    given_name text not null,
    patronymic text,
    birth_date date not null,
    sex "char" not null,
    citizenship text not null,
    life_status text not null,
    death_date date,
    registration_type text not null,
    registered_from date,
    kato text not null,
    street text not null,
    house text not null,
    flat text not null,
    rka text,
    document_last4 text,
    name_key text not null,
    import_id integer not null,
    missing_since integer,
    constraint citizen_pk primary key (iin),
    constraint citizen_iin check (iin between 0 and 999999999999),
    constraint citizen_sex check (sex in ('M', 'F')),
    constraint citizen_life_status check (life_status in ('ALIVE', 'DECEASED')),
    constraint citizen_registration_type check (registration_type in ('PERMANENT', 'TEMPORARY', 'NONE'))
);
comment on column citizen.iin is 'The 12 digits as a number: half the size of text, and nothing but digits fits.';
comment on column citizen.name_key is 'Surname, given name and patronymic in the folded spelling that searches compare.';
comment on column citizen.missing_since is 'The import whose extract lacked this citizen; null while the last extract has it.';
grant select, insert, update on citizen to ${app};

create table ineligibility (
    iin bigint not null,
    ground text not null,
    act text not null,
    valid_from date not null,
    valid_to date,
    import_id integer not null,
    constraint ineligibility_pk primary key (iin, ground, valid_from),
    constraint ineligibility_ground check (ground in ('INCAPABLE', 'SENTENCED')),
    constraint ineligibility_period check (valid_to is null or valid_to >= valid_from)
);
comment on table ineligibility is 'Court decisions that exclude from voting. No foreign key: a decision may be known before the citizen is.';
grant select, insert, update on ineligibility to ${app};

create table precinct (
    id integer not null,
    code text not null,
    region_code text not null,
    region_name text not null,
    number integer not null,
    kind text not null,
    kato text not null,
    settlement text not null,
    name_kk text not null,
    name_ru text not null,
    name_en text not null,
    address_kk text not null,
    address_ru text not null,
    address_en text not null,
    time_zone text not null,
    opens time not null,
    closes time not null,
    latitude double precision,
    longitude double precision,
    capacity integer not null,
    phone text,
    ramp boolean not null,
    tactile boolean not null,
    sign_language boolean not null,
    lift boolean not null,
    constraint precinct_pk primary key (id),
    constraint precinct_commission foreign key (id) references commission (id),
    constraint precinct_code unique (code),
    constraint precinct_kind check (kind in ('TERRITORY', 'SPECIAL', 'ABROAD')),
    constraint precinct_hours check (opens < closes),
    constraint precinct_capacity check (capacity between 1 and 3000)
);
comment on column precinct.id is 'The id of its commission: a precinct and its commission are born together.';
comment on column precinct.settlement is 'KATO of the settlement; a city and its districts are one.';
grant select, insert, update on precinct to ${app};

create table boundary (
    id integer generated always as identity,
    decision text not null,
    valid_from date not null,
    valid_to date,
    precinct_id integer not null,
    kato text not null,
    street text not null,
    selector text not null,
    import_id integer not null,
    constraint boundary_pk primary key (id),
    constraint boundary_precinct foreign key (precinct_id) references precinct (id),
    constraint boundary_rule unique (precinct_id, kato, street, selector, valid_from),
    constraint boundary_period check (valid_to is null or valid_to >= valid_from)
);
grant select, insert, update on boundary to ${app};
