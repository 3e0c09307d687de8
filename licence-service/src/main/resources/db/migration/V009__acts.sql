-- What officers do in one go, kept so that it can be reported, resumed and undone.

-- A selection that a screen pages through: who is meant, kept as said and never changed.
create table selection (
    school     text not null,
    id         uuid not null,
    population jsonb not null,
    made_by    text not null,
    made_at    timestamptz not null,
    primary key (school, id)
);
create index selection_id on selection (id);
alter table selection enable row level security;
alter table selection force row level security;
create policy schools on selection using (rentree_sees(school));

-- `changed`: seats given or taken back so far; an act that changed nothing is nothing to undo.
create table act (
    school     text not null,
    id         uuid not null,
    number     bigint generated always as identity,
    kind       text not null check (kind in ('GIVE', 'TAKE_BACK', 'UNDO')),
    by_whom    text not null,
    origin     text not null,
    mode       text check (mode in ('ALL_OR_NOTHING', 'AS_MANY_AS_POSSIBLE')),
    population jsonb,
    at         timestamptz not null,
    changed    integer not null default 0,
    undoes     uuid,
    primary key (school, id),
    unique (school, undoes)
);
create index act_id on act (id);
create index act_by_whom on act (school, by_whom, number desc);
alter table act enable row level security;
alter table act force row level security;
create policy schools on act using (rentree_sees(school));

-- One resource of an act: done in one transaction with its seats and this report, or still to do.
create table act_line (
    school   text not null,
    act      uuid not null,
    position integer not null,
    resource text not null,
    attempts integer not null default 0,
    report   jsonb,
    primary key (school, act, position),
    foreign key (school, act) references act (school, id)
);
create index act_line_to_do on act_line (attempts, act, position) where report is null;
alter table act_line enable row level security;
alter table act_line force row level security;
create policy schools on act_line using (rentree_sees(school));

-- Whom an act gave nothing, and why; whom it gave something stands in the journal.
create table act_person (
    school   text not null,
    act      uuid not null,
    position integer not null,
    person   uuid not null,
    outcome  text not null check (outcome in ('ALREADY_HELD', 'NO_SEAT', 'OUTSIDE_AUDIENCE')),
    primary key (school, act, position, person)
);
alter table act_person enable row level security;
alter table act_person force row level security;
create policy schools on act_person using (rentree_sees(school));

-- From which screen or rule a change came; a lock keeps the seat, so it counts nothing.
alter table seat_journal add column origin text not null default 'API';
alter table seat_journal drop constraint seat_journal_change_check;
alter table seat_journal add constraint seat_journal_change_check
    check (change in ('GIVEN', 'TAKEN_BACK', 'RENEWED', 'LOCKED', 'UNLOCKED'));

-- The journal is only ever added to: whoever wants to correct it adds a line.
create function seat_journal_refuses() returns trigger language plpgsql as $$
begin
    raise exception 'the journal of seats is only added to: % is refused', tg_op
        using errcode = 'restrict_violation';
end $$;
create trigger only_added_to before update or delete or truncate on seat_journal
    for each statement execute function seat_journal_refuses();
