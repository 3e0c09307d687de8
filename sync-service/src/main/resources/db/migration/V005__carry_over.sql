-- Whether a campaign's licence renewals have all been heard of at a school. Taken (and so locked) first by whoever
-- hears of either side, so that the command and the renewal cannot miss each other.
create table carry_over_gate (
    campaign   uuid not null,
    school     text not null,
    renewed_at timestamptz,
    primary key (campaign, school)
);
alter table carry_over_gate enable row level security;
alter table carry_over_gate force row level security;
create policy schools on carry_over_gate using (rentree_sees(school));

-- The command that waits, or the answer that was given.
create table carry_over_task (
    task     uuid primary key,
    campaign uuid not null,
    school   text not null,
    command  jsonb,
    report   jsonb,
    check ((command is null) <> (report is null))
);
create index carry_over_waiting on carry_over_task (campaign, school) where command is not null;
alter table carry_over_task enable row level security;
alter table carry_over_task force row level security;
create policy schools on carry_over_task using (rentree_sees(school));
