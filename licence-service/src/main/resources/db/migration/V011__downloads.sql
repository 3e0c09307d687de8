-- Manuals on devices. A place is a row that no other row can be: place 0 is the tablet handed over, places
-- 1 to the quota are everything else. Who installs reads nothing first: the indexes below decide.

create table installation (
    school        text not null,
    id            uuid not null,
    person        uuid not null references person on delete cascade,
    resource      text not null references resource,
    device        text not null check (length(device) between 1 and 100),
    name          text not null check (length(name) between 1 and 100),
    serial_number text,
    place         integer not null check (place >= 0),
    installed_at  timestamptz not null,
    freed_at      timestamptz,
    freed_by      text,
    freed_why     text check (freed_why in ('RETURNED', 'REPLACED', 'LOST', 'RELEASED')),
    primary key (school, id),
    check ((freed_at is null) = (freed_by is null) and (freed_at is null) = (freed_why is null)),
    check (place > 0 or serial_number is not null)
);
create unique index installation_place on installation (school, person, resource, place)
    where freed_at is null;
create unique index installation_device on installation (school, person, resource, device)
    where freed_at is null;
-- An app that was installed anew on a device has a new name for it, and the maker's number is still the same.
create unique index installation_serial_number on installation (school, person, resource, serial_number)
    where freed_at is null;
create index installation_person on installation (person, serial_number);
alter table installation enable row level security;
alter table installation force row level security;
create policy schools on installation using (rentree_sees(school));

-- Handovers as distribution-service told them, whatever their order; one ends when its tablet is handed to
-- somebody else or its person is handed another tablet. The tablet is the person's, at whichever school.
create table handed_over_tablet (
    school         text not null,
    handover       uuid not null,
    serial_number  text not null,
    person         uuid not null,
    handed_over_at timestamptz not null,
    ended_at       timestamptz,
    primary key (school, handover)
);
create index handed_over_tablet_serial_number on handed_over_tablet (serial_number);
create index handed_over_tablet_person on handed_over_tablet (person);
alter table handed_over_tablet enable row level security;
alter table handed_over_tablet force row level security;
create policy schools on handed_over_tablet using (rentree_sees(school) or rentree_is(person));
