-- Whose own rows a transaction may see: nobody's, one person's, those of several persons (their ids separated by
-- commas), or everybody's. An id has one form and one length, so that it is in the list exactly when the list
-- contains it. Repeatable, because a service's own migrations may already have gone further.
create or replace function rentree_is(owner uuid) returns boolean language sql stable parallel safe as $$
  select current_setting('rentree.person', true) = '*'
      or strpos(current_setting('rentree.person', true), owner::text) > 0
$$;
