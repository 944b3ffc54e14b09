create index citizen_before_birth_date on citizen_before (birth_date);
comment on index citizen_before_birth_date is 'Who searches the country may know the birth date that the list has, from before an import.';
