-- What distributors sell in the GAR's own shape (formats.md 3): one document opens ordinary subscriptions, per
-- school one for each count.

-- The Ministry's nature code (302 a lycée, 151 a primary school), where identity knows it.
alter table establishment add column nature text;

-- id: the distributor's own; free again once deleted. Fields as sent: an entry of a list can be sent back.
-- schools: where it opened; natures: as sent instead of schools. ends_at: also where a school year was sent.
create table subscription_document (
    number           uuid primary key default uuidv7(),
    distributor      text not null,
    id               text not null check (length(id) between 1 and 45),
    comment          text,
    resource         text not null references resource,
    resource_id_type text not null,
    label            text not null,
    starts_at        timestamptz not null,
    ends_at          timestamptz not null check (ends_at >= starts_at),
    end_year         text,
    schools          text[] not null check (cardinality(schools) > 0),
    natures          text[] not null default '{}',
    category         text not null,
    assignment_type  text not null check (assignment_type in ('INDIV', 'ETABL')),
    teachers         text,
    pupils           text,
    documentalists   text,
    other_staff      text,
    anybody          text,
    publics          text[] not null check (cardinality(publics) > 0),
    project          text,
    created_at       timestamptz not null,
    modified_at      timestamptz not null,
    deleted_at       timestamptz
);
create unique index subscription_document_id on subscription_document (distributor, id) where deleted_at is null;
create index subscription_document_project on subscription_document (distributor, project) where project is not null;
create index subscription_document_schools on subscription_document using gin (schools);
alter table subscription_document enable row level security;
alter table subscription_document force row level security;
-- A school sees that a right of its own comes from one; only distributors, whose queries name them, write.
create policy schools on subscription_document
    using (rentree_sees('*')
           or schools && string_to_array(current_setting('rentree.schools', true), ','))
    with check (rentree_sees('*'));

-- ETABL: everyone of the audience has it, without seats. Not transferable: a seat stays with whom it was given to.
alter table subscription alter column order_id drop not null;
alter table subscription
    add column document        uuid references subscription_document,
    add column assignment_type text not null default 'INDIV' check (assignment_type in ('INDIV', 'ETABL')),
    add column transferable    boolean not null default true,
    add constraint subscription_comes_from_one check (num_nonnulls(order_id, document) = 1);
create unique index subscription_document_line on subscription (document, school, line)
    where document is not null;
create index subscription_everybody on subscription (school, resource) where assignment_type = 'ETABL';

-- A right without a row has an id all the same, always the same one.
create function everybodys_right(subscription uuid, person uuid) returns uuid
    language sql immutable strict parallel safe
    return encode(substr(sha256(uuid_send(subscription) || uuid_send(person)), 1, 16), 'hex')::uuid;

-- Whom a right without seats reaches, until it has ended; whoever has two places has it once.
create view everybody_right with (security_invoker = true) as
select s.school, p.person, s.resource, everybodys_right(s.id, p.person) as assignment, s.id as subscription,
       s.first_day, s.last_day, s.renewable
  from subscription s
  join place p on p.school = s.school and p.profile = any (s.audience)
  join person x on x.person = p.person and x.status <> 'LEFT'
 where s.assignment_type = 'ETABL' and s.ended_at is null
   and not exists (select from place q
                    where q.school = p.school and q.person = p.person
                      and q.profile = any (s.audience) and q.profile < p.profile);

-- Who may open what from when to when. A locked seat opens nothing.
create or replace view held_right with (security_invoker = true) as
select school, person, resource, id as assignment, held_from as first_day, last_day
  from assignment
 where taken_back is null and locked_at is null
 union all
select school, person, resource, assignment, first_day, last_day
  from everybody_right;

-- Which daily reports a distributor has fetched (`PRIS_EN_COMPTE`).
create table report_fetch (
    distributor text not null,
    day         date not null,
    fetched_at  timestamptz not null,
    primary key (distributor, day)
);
