-- Seats and who holds them. I1 is held here a second time, whatever the code above does.
create extension if not exists btree_gist;

-- One row per pool; a change locks its pools in id order. No capacity means unlimited.
create table seat_pool (
    school       text not null,
    id           uuid not null,
    subscription uuid not null references subscription,
    resource     text not null,
    capacity     integer,
    assigned     integer not null default 0,
    primary key (school, id),
    constraint never_beyond_capacity check (assigned >= 0 and assigned <= capacity)
);
create index seat_pool_resource on seat_pool (school, resource);
create index seat_pool_subscription on seat_pool (subscription);
alter table seat_pool enable row level security;
alter table seat_pool force row level security;
create policy schools on seat_pool using (rentree_sees(school));

-- A renewal keeps the row, so that notes know the seat again. Live: not taken back.
create table assignment (
    school       text not null,
    id           uuid not null,
    pool         uuid not null,
    subscription uuid not null,
    resource     text not null,
    person       uuid not null,
    first_day    date not null,
    held_from    date not null,
    last_day     date not null check (last_day >= held_from),
    batch        uuid not null,
    taken_back   text check (taken_back in ('RETRIEVED', 'LEFT', 'NOT_RENEWED')),
    primary key (school, id),
    foreign key (school, pool) references seat_pool (school, id),
    -- One person holds a resource at most once at a time.
    constraint held_once exclude using gist
        (person with =, school with =, resource with =, daterange(held_from, last_day, '[]') with &&)
        where (taken_back is null)
);

create index assignment_resource on assignment (school, resource, person);
create index assignment_person on assignment (person, school);
alter table assignment enable row level security;
alter table assignment force row level security;
create policy schools on assignment using (rentree_sees(school));

-- Every change of a seat: who, when, why. Replayed, it gives the counters of the pools.
create table seat_journal (
    school     text not null,
    number     bigint generated always as identity,
    pool       uuid not null,
    assignment uuid not null,
    person     uuid not null,
    change     text not null check (change in ('GIVEN', 'TAKEN_BACK', 'RENEWED')),
    by_whom    text not null,
    at         timestamptz not null,
    why        text not null,
    batch      uuid not null,
    primary key (school, number)
);
create index seat_journal_pool on seat_journal (school, pool);
create index seat_journal_batch on seat_journal (batch);
alter table seat_journal enable row level security;
alter table seat_journal force row level security;
create policy schools on seat_journal using (rentree_sees(school));
