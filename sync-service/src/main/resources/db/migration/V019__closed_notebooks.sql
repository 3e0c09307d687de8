-- What each notebook's last change was when a plan of removal named it: what came later was never shown. Of a plan made
-- before, nothing goes any more: make another.
alter table removal_item add column seq bigint not null default -1;
alter table removal_item alter column seq drop default;

-- A cursor from before an erasure that was lifted is not followed: found at each pull.
create index erasure_by_person on erasure (person);

-- A notebook whose notes were transferred leads on to where they are; it counts again once anything is written in it,
-- a reading position too.
create function notebook_stands(n notebook) returns boolean language sql stable as $$
    select n.moved_to is null or n.live > 0
        or exists (select from document d where d.owner = n.owner and d.notebook = n.id and d.doc is not null)
$$;
