-- Documents that are no notes (positions, progress, preferences) have a ceiling of their own.
alter table head add column small int not null default 0 check (small >= 0);

-- A patch that met a deletion is kept as it came: only the fields that it wrote are known.
alter table recycled add column partial boolean not null default false;
-- The note that an entry of the bin became, so that restoring it twice makes one.
alter table recycled add column restored_as uuid;
create index recycled_by_notebook on recycled (owner, notebook, id);
