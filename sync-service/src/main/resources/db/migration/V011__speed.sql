-- Rows that every push writes again: room on their page keeps the new version on it, and out of every index.
alter table head set (fillfactor = 70);
alter table notebook set (fillfactor = 70);
alter table device set (fillfactor = 70);

-- As before, but the control file is read once in a connection's life, which is that of one server, and not at each
-- pull.
create or replace function sync_epoch() returns text language sql stable as $$
    select r.number
           || '/' || coalesce(nullif(current_setting('rentree.system', true), ''),
                              set_config('rentree.system',
                                         (select c.system_identifier::text from pg_control_system() c), false))
           || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)
      from restoration r
$$;
