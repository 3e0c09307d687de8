-- What the head of school signs and sends to the Région.

-- One row a school, locked while a list is made: numbers have no gaps because a rollback gives back.
create table certified_list_number (
    school text primary key,
    last   integer not null default 0
);
alter table certified_list_number enable row level security;
alter table certified_list_number force row level security;
create policy schools on certified_list_number using (rentree_sees(school));

create table certified_list (
    id           uuid primary key,
    school       text        not null,
    number       integer     not null,
    first_day    date        not null,
    last_day     date        not null check (last_day >= first_day),
    cessions     integer     not null check (cessions > 0),
    lines_sha256 text        not null,
    sha256       text        not null,
    document     bytea       not null,
    certified_by text        not null,
    certified_at timestamptz not null,
    unique (school, number),
    check (sha256 = encode(sha256(document), 'hex'))
);
create index certified_list_by_school on certified_list (school, number desc);
alter table certified_list enable row level security;
alter table certified_list force row level security;
create policy schools on certified_list using (rentree_sees(school));

-- The primary key is the rule: a cession is in one list at most.
create table certified_cession (
    handover uuid primary key references handover,
    list     uuid    not null references certified_list,
    school   text    not null,
    position integer not null,
    unique (list, position)
);
alter table certified_cession enable row level security;
alter table certified_cession force row level security;
create policy schools on certified_cession using (rentree_sees(school));

create function demand_next_number() returns trigger language plpgsql as $$
begin
    if new.number <> 1 + coalesce((select max(l.number) from certified_list l where l.school = new.school), 0) then
        raise exception 'certified lists are numbered without gaps'
            using errcode = 'check_violation', constraint = 'certified_list_without_gaps';
    end if;
    return new;
end $$;
create trigger without_gaps before insert on certified_list
    for each row execute function demand_next_number();

create trigger immutable before update or delete on certified_list
    for each row execute function refuse_change();
create trigger immutable before update or delete on certified_cession
    for each row execute function refuse_change();
