-- Access points, schools, people, groups and delegations: what identity-service owns.

create table access_point (
  alias     text primary key check (alias ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  id_ent    text not null unique,
  name      text not null,
  protocol  text not null check (protocol in ('OIDC', 'SAML', 'LOCAL')),
  territory text not null
);

create table establishment (
  school       text collate "C" primary key,
  version      bigint not null default 1,
  name         text not null,
  access_point text not null references access_point,
  contract     text,
  phone        text,
  email        text,
  attached_to  text,
  people       bigint                      -- people of this school in the last file accepted
);
create index establishment_access_point on establishment (access_point);
alter table establishment enable row level security;
alter table establishment force row level security;
create policy schools on establishment using (rentree_sees(school));

-- Programmes (MEF) and subjects that a school teaches.
create table nomenclature (
  school text collate "C" not null,
  kind   text not null check (kind in ('PROGRAMME', 'SUBJECT')),
  code   text collate "C" not null,
  label  text not null,
  primary key (school, kind, code)
);
alter table nomenclature enable row level security;
alter table nomenclature force row level security;
create policy schools on nomenclature using (rentree_sees(school));

create table school_group (
  school    text collate "C" not null,
  kind      text collate "C" not null check (kind in ('DIVISION', 'GROUP')),
  code      text collate "C" not null,
  version   bigint not null default 1,
  name      text not null,
  divisions text[] not null default '{}',
  origin    text not null default 'ROSTER' check (origin in ('ROSTER', 'HAND')),
  primary key (school, kind, code)
);
alter table school_group enable row level security;
alter table school_group force row level security;
create policy schools on school_group using (rentree_sees(school));

create table person (
  id           uuid primary key default uuidv7(),
  version      bigint not null default 1,
  access_point text not null references access_point,
  subject      text collate "C" not null check (length(subject) between 1 and 64),
  family_name  text not null,
  given_name   text not null,
  birth_date   date,
  mail         text,
  status       text not null default 'ACTIVE' check (status in ('ACTIVE', 'LEFT', 'SUSPENDED')),
  left_on      date,
  origin       text not null default 'ROSTER' check (origin in ('ROSTER', 'HAND')),
  unique (access_point, subject),
  check ((status = 'ACTIVE') = (left_on is null))
);

-- What a person is at one school. Someone who left keeps the last places.
create table place (
  person    uuid not null references person on delete cascade,
  school    text collate "C" not null,
  profile   text not null check (profile in
            ('PUPIL', 'TEACHER', 'DOCUMENTALIST', 'HEAD', 'SCHOOL_LIFE', 'ADMINISTRATIVE', 'LOCAL_AUTHORITY')),
  officer   boolean not null default false,  -- declared by the ENT (GARRespAff)
  divisions text[] not null default '{}',
  groups    text[] not null default '{}',
  levels    text[] not null default '{}',
  subjects  text[] not null default '{}',    -- what a pupil learns
  teaching  text[] not null default '{}',    -- "group code, space, subject code" of a teacher
  posts     text[] not null default '{}',    -- disciplines of a teacher's post
  primary key (person, school)
);
create index place_by_school on place (school, person);
alter table place enable row level security;
alter table place force row level security;
create policy schools on place using (rentree_sees(school) or rentree_is(person));

-- A person belongs to the schools of their places. Platform-wide work is told once per statement.
alter table person enable row level security;
alter table person force row level security;
create policy schools on person using (
  (select rentree_sees('')) or rentree_is(id)
  or exists (select from place where place.person = person.id and rentree_sees(place.school)));

create table delegation (
  id         uuid primary key default uuidv7(),
  person     uuid not null references person,
  school     text collate "C" not null,
  permission text not null check (permission in ('ASSIGNMENT_OFFICER', 'HANDOUT_CLERK', 'RESOURCE_MANAGER')),
  last_day   date not null,
  granted_by text not null,
  granted_at timestamptz not null,
  ended_at   timestamptz
);
create unique index delegation_once on delegation (person, school, permission) where ended_at is null;
create index delegation_by_school on delegation (school);
create index delegation_running on delegation (last_day) where ended_at is null;
alter table delegation enable row level security;
alter table delegation force row level security;
create policy schools on delegation using (rentree_sees(school));

-- A place with the permissions that follow from it: heads may all, declared officers assign, and
-- delegations add. Views run with the rights and the rows of who asks.
create view place_state with (security_invoker = true) as
select place.*,
       array(select permission
               from (select unnest(case when place.profile = 'HEAD'
                                        then array['ASSIGNMENT_OFFICER', 'HANDOUT_CLERK', 'RESOURCE_MANAGER']
                                        when place.officer then array['ASSIGNMENT_OFFICER']
                                        else array[]::text[] end) as permission
                     union
                     select delegation.permission from delegation
                      where delegation.person = place.person and delegation.school = place.school
                        and delegation.ended_at is null) granted
              order by permission) as permissions
  from place;

-- The payloads of the state topics: one expression each, for imports, delegations and tasks alike.
create view person_state with (security_invoker = true) as
select person.id, person.version,
       json_build_object(
         'person', person.id, 'version', person.version,
         'accessPoint', person.access_point, 'subject', person.subject,
         'familyName', person.family_name, 'givenName', person.given_name,
         'birthDate', person.birth_date, 'status', person.status, 'leftOn', person.left_on,
         'places', coalesce(
           (select json_agg(json_build_object(
                     'uai', p.school, 'profile', p.profile, 'permissions', p.permissions,
                     'divisions', p.divisions, 'groups', p.groups, 'levels', p.levels) order by p.school)
              from place_state p where p.person = person.id), '[]'::json))::text as payload
  from person;

create view establishment_state with (security_invoker = true) as
select establishment.school, establishment.version,
       json_build_object(
         'uai', establishment.school, 'version', establishment.version, 'name', establishment.name,
         'accessPoint', access_point.alias, 'idEnt', access_point.id_ent,
         'territory', access_point.territory, 'contract', establishment.contract,
         'email', establishment.email)::text as payload
  from establishment join access_point on access_point.alias = establishment.access_point;

create view group_state with (security_invoker = true) as
select school, kind, code, version, school || '/' || kind || '/' || code as key,
       json_build_object(
         'uai', school, 'kind', kind, 'code', code, 'version', version, 'name', name,
         'divisions', divisions)::text as payload
  from school_group;
