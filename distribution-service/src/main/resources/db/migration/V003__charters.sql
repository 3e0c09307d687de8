-- The signed transfer agreement, and the signatures that make it one.

create table charter (
    id           uuid primary key default uuidv7(),
    school       text        not null,
    person       uuid        not null,
    profile      text        not null check (profile in ('PUPIL', 'TEACHER')),
    birth_date   date,
    text_version text        not null,
    opened_by    text        not null,
    opened_at    timestamptz not null,
    unique (school, person),
    unique (id, school, person)
);
alter table charter enable row level security;
alter table charter force row level security;
create policy schools on charter using (rentree_sees(school));

create table charter_signature (
    charter     uuid        not null,
    school      text        not null,
    person      uuid        not null,
    signatory   text        not null check (signatory in ('PUPIL', 'GUARDIAN', 'TEACHER')),
    signed_on   date        not null,
    how         text        not null check (how in ('PAPER', 'SCREEN')),
    recorded_by text        not null,
    recorded_at timestamptz not null,
    primary key (charter, signatory),
    foreign key (charter, school, person) references charter (id, school, person)
);
alter table charter_signature enable row level security;
alter table charter_signature force row level security;
create policy schools on charter_signature using (rentree_sees(school));

-- The same rule as Charter.java: a pupil signs, and a guardian too unless the pupil was eighteen on that day.
-- No birth date means a minor.
create function charter_is_signed(asked_charter uuid) returns boolean
    language sql stable
    return exists (
        select from charter c
          join charter_signature own on own.charter = c.id and own.signatory = c.profile
         where c.id = asked_charter
           and (c.profile = 'TEACHER'
                or c.birth_date + interval '18 years' <= own.signed_on
                or exists (select from charter_signature guardian
                            where guardian.charter = c.id and guardian.signatory = 'GUARDIAN')));

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: a correction is a new act', tg_table_name
        using errcode = 'integrity_constraint_violation';
end $$;

-- A charter is never rewritten, and kept three years from its signature.
create function keep_charter() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' or old.signed_on > current_date - interval '3 years' then
        raise exception 'a signature is never changed, and is kept three years'
            using errcode = 'integrity_constraint_violation';
    end if;
    return old;
end $$;

create trigger never_rewritten before update on charter for each row execute function refuse_change();
create trigger kept_three_years before update or delete on charter_signature
    for each row execute function keep_charter();
