-- Whose signature a certificate's paper bears. An installation has one key for ever: papers that are out bear it.
create table certificate_key (
    only_one boolean not null default true,
    public_key bytea not null,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint certificate_key_pk primary key (only_one),
    constraint certificate_key_one_row check (only_one)
);
comment on table certificate_key is 'The public half of the key that signs certificates: an instance with another one does not start.';
comment on column certificate_key.public_key is 'Ed25519, as X.509 SubjectPublicKeyInfo in DER.';
grant select, insert on certificate_key to ${app};
