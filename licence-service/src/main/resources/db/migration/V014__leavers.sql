-- Somebody who left keeps their seat, locked, until it is freed: without access, and still counted.

alter table assignment add column locked_at timestamptz;
create index assignment_locked on assignment (locked_at)
    where locked_at is not null and taken_back is null;
