-- How much of what was bought is used, by school, school year and resource: small sums, computed anew by a job,
-- so that a Région's figures are one query over a few thousand rows. Those of years that ended stay as they were.
-- assigned: people who hold a seat; opened: people who opened it; opened_holders: those of the holders who did.

create table resource_usage (
    school         text not null,
    year           integer not null,
    resource       text not null references resource,
    bought         integer not null,
    unlimited      boolean not null,
    assigned       integer not null,
    opened         integer not null,
    opened_holders integer not null check (opened_holders <= assigned and opened_holders <= opened),
    openings       bigint not null,
    last_opened    date,
    primary key (school, year, resource)
);
create index resource_usage_year on resource_usage (year, resource);
alter table resource_usage enable row level security;
alter table resource_usage force row level security;
create policy schools on resource_usage using (rentree_sees(school));
