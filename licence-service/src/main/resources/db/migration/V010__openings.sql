-- Opening a resource, and what a reader likes to find first.

-- Who may open what from when to when: the only question of the Médiacentre. Rights without a row per person join
-- here, with no assignment.
create view held_right with (security_invoker = true) as
select school, person, resource, id as assignment, held_from as first_day, last_day
  from assignment
 where taken_back is null;

-- How often a person opened a resource on a day. Usage is counted on this; bought and never opened has no row.
create table opening (
    school   text not null,
    person   uuid not null,
    resource text not null,
    day      date not null,
    times    integer not null check (times > 0),
    primary key (school, resource, day, person)
);
create index opening_person on opening (person);
alter table opening enable row level security;
alter table opening force row level security;
create policy schools on opening using (rentree_sees(school));

-- Whoever is erased leaves their share of the counts, under nobody's id.
create function keep_openings() returns trigger language plpgsql as $$
begin
    with gone as (delete from opening where person = old.person returning school, resource, day, times)
    insert into opening as o (school, person, resource, day, times)
    select school, '00000000-0000-0000-0000-000000000000', resource, day, times from gone
    on conflict (school, resource, day, person) do update set times = o.times + excluded.times;
    return old;
end $$;
create trigger keep_openings before delete on person for each row execute function keep_openings();

-- A ticket is good for seconds and once. Only its digest is kept: who reads this table opens nothing.
-- publisher: for whose server it is; null for the reader app of the person themselves.
create table opening_ticket (
    digest     text primary key,
    school     text not null,
    person     uuid not null references person on delete cascade,
    resource   text not null references resource,
    publisher  text,
    grain      text,
    challenge  text not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index opening_ticket_person on opening_ticket (person, expires_at);
alter table opening_ticket enable row level security;
alter table opening_ticket force row level security;
create policy schools on opening_ticket using (rentree_sees(school));

-- A favourite stays while its resource is away: that a right ended or a portal forgot is no wish of the reader's.
create table favourite (
    person   uuid not null references person on delete cascade,
    school   text not null,
    resource text not null,
    since    timestamptz not null,
    primary key (person, school, resource)
);
alter table favourite enable row level security;
alter table favourite force row level security;
create policy own on favourite using (rentree_is(person));

-- Who a person is to one publisher: drawn, never computed, so that nobody can link two publishers' pupils, and
-- that it is gone with the person.
create table pseudonym (
    publisher text not null,
    person    uuid not null references person on delete cascade,
    value     text not null unique,
    primary key (publisher, person)
);
create index pseudonym_person on pseudonym (person);
alter table pseudonym enable row level security;
alter table pseudonym force row level security;
create policy own on pseudonym using (rentree_sees('*') or rentree_is(person));
