-- What people reached in exercise modules, as sync-service last told it: numbers, never answers.
-- told_at orders what is told of one module: an older state never replaces a newer one.

create table module_progress (
    school     text not null,
    person     uuid not null,
    work       text not null,
    module     text not null,
    attempts   bigint not null check (attempts >= 0),
    best_score numeric,
    best_max   numeric check (best_max > 0),
    last_score numeric,
    last_max   numeric check (last_max > 0),
    last_at    timestamptz,
    completed  boolean not null,
    told_at    timestamptz not null,
    primary key (school, person, work, module),
    check ((best_score is null) = (best_max is null)),
    check ((last_score is null) = (last_max is null) and (last_score is null) = (last_at is null))
);
create index module_progress_person on module_progress (person);
alter table module_progress enable row level security;
alter table module_progress force row level security;
create policy schools on module_progress using (rentree_sees(school) or rentree_is(person));

-- The classes and groups of a school, to find who is in one that somebody teaches.
create index place_divisions on place using gin (divisions);
create index place_groups on place using gin (groups);
