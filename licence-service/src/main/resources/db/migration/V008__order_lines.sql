-- What was bought line by line, at which price, and how far it has come.

-- seller: the bookseller it goes to (SIREN_ISNI); a bookseller's own orders go to itself.
alter table school_order
    add column seller text,
    add column state  text not null default 'WAITING'
        check (state in ('WAITING', 'IN_PROGRESS', 'SENT', 'DONE', 'REJECTED', 'CANCELLED'));
create index school_order_seller on school_order (seller, id) where seller is not null;

-- name: the buyer's or the bookseller's own id of the line, `F<id>_<n>` for a free one.
-- ordered: seats as they were ordered, none when unlimited; seats: what stands of them today.
-- Prices are those of one seat, in cents, without tax, by VAT rate; none when nobody told one.
-- offer, bought, free: what the line was sold as; of a free line, the offer and the rule that earned it.
-- reported: the bookseller's last word about it (formats.md 9.1), verbatim.
create table order_line (
    school         text not null,
    order_id       uuid not null references school_order,
    line           integer not null,
    placed_by      text not null,
    name           text not null,
    resource       text not null references resource,
    ean            text,
    offer          text,
    earned         boolean not null default false,
    bought         integer[] not null default '{}',
    free           integer[] not null default '{}',
    ordered        integer check (ordered > 0),
    seats          integer check (seats between 0 and ordered),
    reduced_cents  bigint check (reduced_cents >= 0),
    standard_cents bigint check (standard_cents >= 0),
    state          text not null default 'WAITING'
        check (state in ('WAITING', 'IN_PROGRESS', 'SENT', 'DONE', 'REJECTED', 'CANCELLED')),
    reported       integer,
    reported_at    timestamptz,
    primary key (school, order_id, line),
    -- A buyer's line is one line, in whichever order it is sent again.
    unique (school, placed_by, name),
    check ((seats is null) = (ordered is null) or state in ('REJECTED', 'CANCELLED')),
    check (not earned or reduced_cents + standard_cents = 0),
    check ((reduced_cents is null) = (standard_cents is null)),
    check (cardinality(bought) = cardinality(free))
);
create index order_line_name on order_line (school, name);
alter table order_line enable row level security;
alter table order_line force row level security;
create policy schools on order_line using (rentree_sees(school));

-- Orders that stand already.
select set_config('rentree.schools', '*', true);
update school_order set seller = placed_by where placed_by not in ('SCHOOL', 'OPERATOR');
insert into order_line (school, order_id, line, placed_by, name, resource, ordered, seats)
select s.school, s.order_id, s.line, o.placed_by, o.reference || '/' || s.line, s.resource,
       s.seats, s.seats
  from subscription s
  join school_order o on o.id = s.order_id;

-- Every change of a line after it was ordered: who, when, why, and what stood before.
create table order_change (
    school       text not null,
    number       bigint generated always as identity,
    order_id     uuid not null,
    line         integer not null,
    state_before text not null,
    state_after  text not null,
    seats_before integer,
    seats_after  integer,
    by_whom      text not null,
    at           timestamptz not null,
    why          text not null,
    primary key (school, number),
    foreign key (school, order_id, line) references order_line
);
create index order_change_line on order_change (order_id, line);
alter table order_change enable row level security;
alter table order_change force row level security;
create policy schools on order_change using (rentree_sees(school));

-- What was given up altogether has no seats left.
alter table subscription drop constraint subscription_seats_check;
alter table subscription add constraint subscription_seats_check check (seats >= 0);
