-- From the supplier's file to the school's stock.

create table delivery (
    id           uuid primary key default uuidv7(),
    lines_sha256 text        not null unique,
    lines        integer     not null check (lines > 0),
    sent_by      text        not null,
    announced_at timestamptz not null
);

-- A serial number exists once in the whole programme.
create table delivered_tablet (
    serial_number text primary key check (serial_number ~ '^[A-Z0-9][A-Z0-9-]{3,39}$'),
    delivery      uuid    not null references delivery,
    school        text    not null,
    model         text    not null,
    unique (serial_number, school)
);
create index delivered_tablet_by_school on delivered_tablet (school, delivery, serial_number);
create index delivered_tablet_by_delivery on delivered_tablet (delivery, school);
alter table delivered_tablet enable row level security;
alter table delivered_tablet force row level security;
create policy schools on delivered_tablet using (rentree_sees(school));

-- Nothing is created silently: a tablet in stock is one that a delivery announced to this school.
create table tablet (
    serial_number text primary key,
    school        text        not null,
    model         text        not null,
    state         text        not null default 'IN_STOCK'
                  check (state in ('IN_STOCK', 'HANDED_OVER', 'ON_LOAN', 'LOST')),
    since         timestamptz not null,
    received_at   timestamptz not null,
    foreign key (serial_number, school) references delivered_tablet (serial_number, school)
);
create index tablet_by_school on tablet (school, state, serial_number);
alter table tablet enable row level security;
alter table tablet force row level security;
create policy schools on tablet using (rentree_sees(school));

-- Every text that a reader typed is kept as it came, with what became of it.
create table reception_scan (
    id            uuid primary key default uuidv7(),
    school        text        not null,
    delivery      uuid        not null references delivery,
    raw_text      text        not null,
    serial_number text,
    outcome       text        not null,
    scanned_by    text        not null,
    scanned_at    timestamptz not null
);
create index reception_scan_by_school on reception_scan (school, delivery, scanned_at);
alter table reception_scan enable row level security;
alter table reception_scan force row level security;
create policy schools on reception_scan using (rentree_sees(school));

-- Says that a serial number is known somewhere, never where: a school may not look into another's stock.
create function is_known_elsewhere(serial text) returns boolean language plpgsql as $$
declare
    mine  constant text := current_setting('rentree.schools', true);
    known boolean;
begin
    perform set_config('rentree.schools', '*', true);
    known := exists (select from delivered_tablet t where t.serial_number = serial);
    perform set_config('rentree.schools', mine, true);
    return known;
end $$;
