-- As before, without a call in the call: every push moves its owner's head through here.
create or replace function head_of_the_erased() returns trigger language plpgsql as $$
begin
    if exists (select from erasure e where e.person = new.owner and e.lifted_at is null) then
        raise exception 'this person was erased' using errcode = 'RE410';
    end if;
    return new;
end
$$;
