-- People, schools and groups as identity last told us: what charters, lists and rights need.

create table roster_establishment (
    uai          text primary key,
    version      bigint not null,
    name         text   not null,
    access_point text,
    territory    text,
    email        text
);
alter table roster_establishment enable row level security;
alter table roster_establishment force row level security;
create policy schools on roster_establishment using (rentree_sees(uai));

-- A person belongs to several schools or to none; the names stand with the school that knows them.
create table roster_person (
    person       uuid primary key,
    version      bigint not null,
    access_point text   not null,
    subject      text   not null,
    status       text   not null,
    left_on      date
);
create index roster_person_by_sign_in on roster_person (access_point, subject);

-- One row for each person and school. The first profile is the one a charter follows.
create table roster_member (
    school      text   not null,
    person      uuid   not null references roster_person on delete cascade,
    family_name text   not null collate "fr-x-icu",
    given_name  text   not null collate "fr-x-icu",
    birth_date  date,
    active      boolean not null,
    profile     text   not null,
    profiles    text[] not null,
    permissions text[] not null,
    divisions   text[] not null,
    groups      text[] not null,
    primary key (school, person)
);
create index roster_member_alphabetical on roster_member (school, family_name, given_name, person);
create index roster_member_by_person on roster_member (person);
alter table roster_member enable row level security;
alter table roster_member force row level security;
create policy schools on roster_member using (rentree_sees(school));

create table roster_group (
    school  text   not null,
    kind    text   not null,
    code    text   not null,
    version bigint not null,
    name    text   not null,
    primary key (school, kind, code)
);
alter table roster_group enable row level security;
alter table roster_group force row level security;
create policy schools on roster_group using (rentree_sees(school));
