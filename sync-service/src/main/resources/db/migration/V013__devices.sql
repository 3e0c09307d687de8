-- Devices that are reset, lost or advised; looks of support; erasures; purges.

-- A tablet that was handed over is known by its serial number. `acknowledged` is the last change that the device has
-- said it has read; `reset_at` stands until the device starts over.
alter table device
    add column serial_number text,
    add column acknowledged  bigint not null default 0,
    add column reset_at      timestamptz,
    add column inventory_at  timestamptz,
    add column lost_at       timestamptz,
    add column lost_by       text,
    add constraint device_lost_by_somebody check ((lost_at is null) = (lost_by is null));
create index device_by_serial_number on device (serial_number) where serial_number is not null;
create index device_lost on device (owner) where lost_at is not null;

-- Tablets that a school said are lost or stolen: also cuts a device that names the number later.
create table lost_tablet (
    school        text not null,
    serial_number text not null,
    declared_by   text not null,
    declared_at   timestamptz not null,
    primary key (school, serial_number)
);
alter table lost_tablet enable row level security;
alter table lost_tablet force row level security;
create policy schools on lost_tablet using (rentree_sees(school));

-- What a device last said is stored on it.
create table device_storage (
    owner       uuid   not null,
    device      uuid   not null,
    work        text   not null,
    bytes       bigint not null check (bytes >= 0),
    last_opened timestamptz,
    unsent      int    not null check (unsent >= 0),
    primary key (owner, device, work),
    foreign key (owner, device) references device on delete cascade
);

-- Who of support looked at whose devices or notebooks.
create table support_look (
    id       uuid primary key default uuidv7(),
    operator text not null,
    owner    uuid not null,
    looked   text not null,
    at       timestamptz not null
);
create index support_look_by_age on support_look (at);
create index support_look_by_owner on support_look (owner);

-- A person whose rows are taken away, or were: nothing is written for them until it is lifted. Keyed by `person`, not
-- `owner`: this is what must stay for the erasure to hold.
create table erasure (
    id           uuid primary key default uuidv7(),
    person       uuid not null,
    requested_by text not null,
    requested_at timestamptz not null,
    finished_at  timestamptz,
    lifted_at    timestamptz,
    erased       jsonb not null default '{}'
);
create unique index erasure_standing on erasure (person) where lifted_at is null;
create index erasure_unfinished on erasure (requested_at) where finished_at is null;

-- A purge that runs or ran: what it takes away, from when, and how far it is.
create table purge_run (
    id           uuid primary key default uuidv7(),
    requested_by text not null,
    started_at   timestamptz not null,
    finished_at  timestamptz,
    purged       jsonb not null default '{}'
);
create unique index purge_run_one on purge_run ((true)) where finished_at is null;

create index text_version_by_age on text_version using brin (at);
create index recycled_by_age on recycled using brin (at);

do $$
declare t text;
begin
    foreach t in array array['device_storage', 'support_look'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy oneself on %I using (rentree_is(owner))', t);
    end loop;
end
$$;
alter table erasure enable row level security;
alter table erasure force row level security;
create policy oneself on erasure using (rentree_is(person));

create function is_erased(who uuid) returns boolean language sql stable as $$
    select exists (select from erasure e where e.person = who and e.lifted_at is null)
$$;

-- Whether a person's device may read, in the one read that a pull makes anyway. Once a device of the person is lost,
-- only devices that are known and named may.
create function device_gate(who uuid, named uuid) returns text language sql stable as $$
    select case when is_erased(who) then 'ERASED'
                when d.lost_at is not null then 'CUT'
                when d.id is null
                     and exists (select from device l where l.owner = who and l.lost_at is not null) then 'UNNAMED'
                when d.reset_at is not null then 'RESET'
                else 'OPEN' end
      from (select 1) one left join device d on d.owner = who and d.id = named
$$;

-- The last barrier: whoever writes takes the owner's head first, so a request that was under way when its person was
-- erased ends here.
create function head_of_the_erased() returns trigger language plpgsql as $$
begin
    if is_erased(new.owner) then
        raise exception 'this person was erased' using errcode = 'RE410';
    end if;
    return new;
end
$$;
create trigger head_of_the_erased before insert or update on head
    for each row execute function head_of_the_erased();
