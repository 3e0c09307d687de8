-- The roster as identity last told us: every school, every person, no names, only what giving seats needs.

create table establishment (
    uai          text primary key,
    version      bigint not null,
    name         text not null,
    access_point text,
    id_ent       text,
    territory    text
);
alter table establishment enable row level security;
alter table establishment force row level security;
create policy schools on establishment using (rentree_sees(uai));

create table person (
    person       uuid primary key,
    version      bigint not null,
    access_point text,
    subject      text,
    status       text not null
);
create index person_subject on person (subject, access_point);

-- What a person is at one school; kept after they left, as identity keeps it.
create table place (
    school      text not null,
    person      uuid not null references person on delete cascade,
    profile     text not null,
    permissions text[] not null default '{}',
    divisions   text[] not null default '{}',
    groups      text[] not null default '{}',
    levels      text[] not null default '{}',
    primary key (school, person, profile)
);
create index place_person on place (person);
alter table place enable row level security;
alter table place force row level security;
create policy schools on place using (rentree_sees(school));

-- A person is seen by the schools where they have a place; only the roster consumer, platform-wide, writes.
alter table person enable row level security;
alter table person force row level security;
create policy schools on person
    using (rentree_sees('*') or exists (
        select from place p where p.person = person.person and rentree_sees(p.school)))
    with check (rentree_sees('*'));

create table school_group (
    school  text not null,
    kind    text not null,
    code    text not null,
    version bigint not null,
    name    text not null,
    primary key (school, kind, code)
);
alter table school_group enable row level security;
alter table school_group force row level security;
create policy schools on school_group using (rentree_sees(school));
