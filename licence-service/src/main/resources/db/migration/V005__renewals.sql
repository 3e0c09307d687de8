-- A rollover's renewal of one school, once applied: asked again, it is answered and not done again.

create table renewal (
    school              text not null,
    campaign            uuid not null,
    plan_hash           text not null,
    subscriptions       integer not null,
    assignments         integer not null,
    ended_assignments   integer not null,
    examples            text[] not null,
    applied_at          timestamptz not null,
    primary key (school, campaign)
);
alter table renewal enable row level security;
alter table renewal force row level security;
create policy schools on renewal using (rentree_sees(school));
