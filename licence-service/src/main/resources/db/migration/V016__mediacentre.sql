-- The Médiacentre in full: rights are read through one view, and tickets are of two kinds.

-- Somebody who left keeps their seat, locked: it is counted, and opens nothing.
create or replace view held_right with (security_invoker = true) as
select school, person, resource, id as assignment, held_from as first_day, last_day
  from assignment
 where taken_back is null and locked_at is null;

-- What one person may open at one school is read from this index alone.
create index assignment_right on assignment (person, school)
    include (resource, held_from, last_day, id)
    where taken_back is null and locked_at is null;

-- Either the reader app proves that it asked for the ticket (challenge), or a publisher's server proves who it is.
alter table opening_ticket alter column challenge drop not null;
alter table opening_ticket add constraint for_whom check ((publisher is null) = (challenge is not null));
create index opening_ticket_expiry on opening_ticket (expires_at);
