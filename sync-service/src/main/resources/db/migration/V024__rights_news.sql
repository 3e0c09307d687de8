-- How often what a person may write in was decided anew: a device that has heard another number asks for its notebooks.
create table rights_news (
    owner  uuid   primary key,
    number bigint not null default 1
);
alter table rights_news enable row level security;
alter table rights_news force row level security;
create policy oneself on rights_news using (rentree_is(owner));

-- In the order of the owners: two that tell of the same people wait for each other, and never both.
create function tell_of_rights(owners uuid[]) returns void language sql as $$
    insert into rights_news (owner)
    select distinct told.owner from unnest(owners) told (owner) order by told.owner
    on conflict (owner) do update set number = rights_news.number + 1
$$;
