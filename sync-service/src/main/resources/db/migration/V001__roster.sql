-- The roster as identity last told us: every school, every person, no names; only what sign-in and carry-over need.

create table establishment (
    uai          text primary key,
    version      bigint not null,
    access_point text,
    territory    text
);
alter table establishment enable row level security;
alter table establishment force row level security;
create policy schools on establishment using (rentree_sees(uai));

create table school_group (
    school  text   not null,
    kind    text   not null,
    code    text   not null,
    version bigint not null,
    primary key (school, kind, code)
);
alter table school_group enable row level security;
alter table school_group force row level security;
create policy schools on school_group using (rentree_sees(school));

create table person (
    person       uuid primary key,
    version      bigint not null,
    access_point text,
    subject      text,
    status       text   not null,
    places       jsonb  not null default '[]'   -- [{"uai","profile","permissions"}]
);
create index person_subject on person (subject, access_point);
alter table person enable row level security;
alter table person force row level security;
create policy oneself on person using (rentree_is(person));
