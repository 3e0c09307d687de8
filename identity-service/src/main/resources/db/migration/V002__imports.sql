-- Deliveries on their way in: received, staged, planned, applied.

create table roster_import (
  id            uuid primary key default uuidv7(),
  id_ent        text not null references access_point (id_ent),
  degree        text not null,
  file_name     text not null,
  digest        text not null,
  archive_bytes bigint not null,
  exported_at   timestamp not null,          -- the ENT's own local time, as the file name says it
  state         text not null check (state in ('RECEIVED', 'WAITING', 'REFUSED', 'PLANNED', 'APPLYING',
                                               'APPLIED', 'SUPERSEDED', 'STALE')),
  staged        boolean not null default false,
  reason_type   text,
  reason        text,
  plan_hash     text,
  read_count    bigint not null default 0,
  applied       bigint not null default 0,
  unchanged     bigint not null default 0,
  held          bigint not null default 0,
  rejected      bigint not null default 0,
  received_at   timestamptz not null default clock_timestamp(),
  approved_by   text,
  approved_at   timestamptz,
  removals      boolean not null default false,
  finished_at   timestamptz,
  lease_owner   text,
  lease_until   timestamptz,
  failures      int not null default 0,
  check (read_count = applied + unchanged + held + rejected)
);
create index roster_import_by_ent on roster_import (id_ent, exported_at);
create index roster_import_open on roster_import (received_at)
  where state in ('RECEIVED', 'WAITING', 'PLANNED', 'APPLYING');

create table archive_chunk (
  import uuid not null references roster_import on delete cascade,
  number int not null,
  bytes  bytea not null,
  primary key (import, number)
);
alter table archive_chunk alter column bytes set storage external;  -- gzip already

-- The tables of staging hold no row longer than its import is open. They have no row-level security
-- because COPY does not work with it; no endpoint reads them.
create table staged_record (
  import   uuid not null references roster_import on delete cascade,
  ordinal  bigint not null,
  kind     text not null,
  page     text not null,
  line     int not null,
  key      text not null,                    -- as the report names it
  identity text collate "C",                 -- what must be unique in a delivery
  subject  text collate "C",
  school   text collate "C",
  code     text collate "C",
  schools  text[] not null default '{}',
  body     jsonb,
  rejected boolean not null default false,
  primary key (import, ordinal)
);
create index staged_record_identity on staged_record (import, identity, ordinal);

create table staged_person (
  import      uuid not null references roster_import on delete cascade,
  subject     text collate "C" not null,
  family_name text not null,
  given_name  text not null,
  birth_date  date,
  mail        text,
  primary key (import, subject)
);

create table staged_place (
  import    uuid not null references roster_import on delete cascade,
  subject   text collate "C" not null,
  school    text collate "C" not null,
  profile   text not null,
  officer   boolean not null,
  divisions text[] not null,
  groups    text[] not null,
  levels    text[] not null,
  subjects  text[] not null,
  teaching  text[] not null,
  posts     text[] not null,
  primary key (import, subject, school)
);

create table planned_change (
  import  uuid not null references roster_import on delete cascade,
  school  text collate "C" not null,
  what    text collate "C" not null check (what in ('ESTABLISHMENT', 'NOMENCLATURE', 'GROUP', 'PLACE')),
  key     text collate "C" not null,
  act     text collate "C" not null check (act in ('ARRIVAL', 'MOVE', 'COMEBACK', 'CHANGE', 'LEAVE')),
  digest  text not null,                     -- of what it will be
  person  uuid,
  held    boolean not null default false,
  primary key (import, school, what, key)
);
create index planned_change_by_key on planned_change (import, key);

create table rejection (
  id         bigint generated always as identity primary key,
  import     uuid not null references roster_import on delete cascade,
  severity   text not null check (severity in ('REJECTED', 'WARNING')),
  page       text not null,
  line       int not null,
  record_key text not null,
  code       text not null,
  message    text not null,
  remedy     text not null
);
create index rejection_by_import on rejection (import, id);

-- Statistics of freshly copied rows: the runtime role owns no table, so it is allowed to ask for them.
grant maintain on staged_record, staged_person, staged_place, planned_change to public;

-- What an import would do, or did, at one school.
create table import_school (
  import      uuid not null references roster_import on delete cascade,
  school      text collate "C" not null,
  hash        text not null default '',
  groups_kept boolean not null default false,
  held_reason text,
  held_leavers bigint not null default 0,
  people      bigint not null default 0,
  arrivals    bigint not null default 0,
  leavers     bigint not null default 0,
  moves       bigint not null default 0,
  changes     bigint not null default 0,
  comebacks   bigint not null default 0,
  unchanged   bigint not null default 0,
  primary key (import, school)
);
alter table import_school enable row level security;
alter table import_school force row level security;
create policy schools on import_school using (rentree_sees(school));

-- Import windows as rollover-service last told them; a school without one is open.
create table import_window (
  school      text collate "C" primary key,
  version     bigint not null,
  territory   text not null,
  state       text not null check (state in ('OPEN', 'CLOSED')),
  closed_from timestamptz,
  opens_at    timestamptz
);
alter table import_window enable row level security;
alter table import_window force row level security;
create policy schools on import_window using (rentree_sees(school));

-- Rollover tasks already done here: asked again, they get the same answer.
create table done_task (
  task      uuid primary key,
  school    text collate "C" not null,
  plan_hash text not null,
  pupils    bigint not null,
  examples  text[] not null,
  done_at   timestamptz not null default clock_timestamp()
);
alter table done_task enable row level security;
alter table done_task force row level security;
create policy schools on done_task using (rentree_sees(school));
