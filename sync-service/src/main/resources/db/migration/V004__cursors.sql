-- What a cursor is signed with, when no setting says it. One row, made at the first start.
create table signing_key (
    id     int primary key default 1 check (id = 1),
    secret bytea not null
);

-- An operator who brings back older data by other means than PostgreSQL's own raises this number.
create table restoration (
    id     int primary key default 1 check (id = 1),
    number int not null
);
insert into restoration (number) values (1);

-- The age of the data: another database cluster, a restore to a point in time or a promoted standby begins a new one,
-- and a cursor of an older one is answered with "resync".
create function sync_epoch() returns text language sql stable as $$
    select r.number || '/' || c.system_identifier || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)
      from restoration r, pg_control_system() c
$$;
