-- Stretches of the service's life. A cursor names the one in which it was given; data brought back from an older
-- moment do not know the stretches that came after it, whatever way they were brought back (PostgreSQL's own recovery,
-- a copy of its files, a snapshot of a disk), and such a cursor is answered with "resync".
create table epoch (
    mark     bigint primary key,               -- random
    age      text not null,                    -- sync_epoch() when it began
    begun_at timestamptz not null default clock_timestamp()
);
create index epoch_newest on epoch (age, begun_at desc);
