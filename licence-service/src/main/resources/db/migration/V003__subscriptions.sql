-- Orders, and the rights they opened.

create table school_order (
    id         uuid primary key,
    school     text not null,
    placed_by  text not null,
    reference  text not null,
    digest     text not null,
    ordered_by text not null,
    ordered_at timestamptz not null,
    -- An order sent twice is one order, whoever sends it when.
    unique (school, placed_by, reference)
);
create index school_order_placed_by on school_order (placed_by, id);
alter table school_order enable row level security;
alter table school_order force row level security;
create policy schools on school_order using (rentree_sees(school));

create table subscription (
    id         uuid primary key,
    school     text not null,
    order_id   uuid not null references school_order,
    line       integer not null,
    placed_by  text not null,
    resource   text not null references resource,
    seats      integer check (seats > 0),
    audience   text[] not null check (cardinality(audience) > 0),
    first_day  date not null,
    last_day   date not null check (last_day >= first_day),
    renewable  boolean not null,
    opened_at  timestamptz not null,
    ended_at   timestamptz,
    unique (order_id, line)
);
create index subscription_school on subscription (school, resource, last_day);
create index subscription_placed_by on subscription (placed_by, id);
create index subscription_to_end on subscription (last_day) where ended_at is null;
alter table subscription enable row level security;
alter table subscription force row level security;
create policy schools on subscription using (rentree_sees(school));
