-- From when a person's sessions count: whoever found a lost tablet holds one that was opened before. Keyed by `person`,
-- not `owner`: it stays when what the person wrote is erased. By the clock of the world, as Keycloak's tokens are.
create table session_end (
    person uuid primary key,
    at     timestamptz not null
);
alter table session_end enable row level security;
alter table session_end force row level security;
create policy oneself on session_end using (rentree_is(person));

do $$
begin
    perform set_config('rentree.person', '*', true);
    insert into session_end (person, at)
    select owner, max(lost_at) from device where lost_at is not null group by owner;
    perform set_config('rentree.person', '', true);
end
$$;
