-- Data are only brought back while PostgreSQL is stopped. What each owner's head was when the server's present run began
-- is kept for good: a cursor of an earlier run that is beyond it has read what these data have lost, whatever was
-- written since, and although they know its epoch. (Another timeline or cluster is told by sync_epoch().)
alter table epoch add column server_started timestamptz not null default pg_postmaster_start_time();
alter table head add column server_started timestamptz not null default pg_postmaster_start_time();

create table head_at_start (
    owner          uuid        not null,
    server_started timestamptz not null default pg_postmaster_start_time(),
    seq            bigint      not null,               -- before the owner's first change in that run
    primary key (owner, server_started)
);
alter table head_at_start enable row level security;
alter table head_at_start force row level security;
create policy oneself on head_at_start using (rentree_is(owner));

create function head_begins() returns trigger language plpgsql as $$
begin
    insert into head_at_start (owner, seq) values (new.owner, 0) on conflict do nothing;
    return null;
end
$$;
create trigger head_begins after insert on head for each row execute function head_begins();

create function head_goes_on() returns trigger language plpgsql as $$
begin
    insert into head_at_start (owner, seq) values (old.owner, old.seq) on conflict do nothing;
    new.server_started := pg_postmaster_start_time();
    return new;
end
$$;
create trigger head_goes_on before update on head
    for each row when (old.server_started <> pg_postmaster_start_time()) execute function head_goes_on();
