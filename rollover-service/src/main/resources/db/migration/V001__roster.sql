-- People and schools as identity last told us: nothing more than rights, windows and thresholds need.
-- No names, no birth dates.

create table establishment (
    uai          text primary key,
    version      bigint not null,
    id_ent       text   not null,
    territory    text   not null
);
create index establishment_by_territory on establishment (territory, uai);
alter table establishment enable row level security;
alter table establishment force row level security;
create policy schools on establishment using (rentree_sees(uai));

-- A person belongs to several schools or to none: what belongs to a school is the place below.
create table person (
    person       uuid primary key,
    version      bigint not null,
    access_point text   not null,
    subject      text   not null,
    status       text   not null
);
create index person_by_sign_in on person (access_point, subject);

create table place (
    uai         text not null,
    person      uuid not null references person on delete cascade,
    profile     text not null,
    permissions text[] not null,
    primary key (uai, person, profile)
);
create index place_by_person on place (person);
alter table place enable row level security;
alter table place force row level security;
create policy schools on place using (rentree_sees(uai));

-- Only so that this copy can be compared with its owner's.
create table group_version (
    uai     text   not null,
    kind    text   not null,
    code    text   not null,
    version bigint not null,
    primary key (uai, kind, code)
);
alter table group_version enable row level security;
alter table group_version force row level security;
create policy schools on group_version using (rentree_sees(uai));
