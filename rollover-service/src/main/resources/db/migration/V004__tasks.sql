-- What a task may become; TaskState says the same in Java and a test holds both together.
create table task_move (
    from_state text not null,
    to_state   text not null,
    primary key (from_state, to_state)
);
insert into task_move (from_state, to_state)
values ('TO_PLAN', 'PLANNING'),
       ('PLANNING', 'PLANNED'),
       ('PLANNING', 'HELD'),
       ('PLANNING', 'FAILED'),
       ('PLANNED', 'APPROVED'),
       ('PLANNED', 'TO_PLAN'),
       ('HELD', 'APPROVED'),
       ('HELD', 'TO_PLAN'),
       ('APPROVED', 'RUNNING'),
       ('APPROVED', 'TO_PLAN'),
       ('RUNNING', 'DONE'),
       ('RUNNING', 'FAILED'),
       ('RUNNING', 'TO_PLAN'),
       ('FAILED', 'TO_PLAN');

create table task (
    id               uuid primary key default uuidv7(),
    campaign         uuid        not null references campaign,
    phase            text        not null,
    uai              text        not null,
    state            text        not null default 'TO_PLAN',
    -- Counts the commands of the task; the round is the attempt at which the present question was first
    -- asked, so that the answer to an earlier question is known by its number.
    attempt          int         not null default 0,
    round            int         not null default 0,
    lease_until      timestamptz,
    plan_hash        text,
    approved_hash    text,
    counters         jsonb       not null default '{}',
    examples         jsonb       not null default '[]',
    message          text,
    commanded_at     timestamptz,
    answered_at      timestamptz,
    unique (campaign, phase, uai),
    -- I7: nothing is applied whose plan was not shown and approved as it stands.
    check (state not in ('APPROVED', 'RUNNING', 'DONE')
           or (plan_hash is not null and approved_hash is not null and approved_hash = plan_hash)),
    check ((state in ('PLANNING', 'RUNNING')) = (lease_until is not null))
);
create index task_by_school on task (campaign, uai, phase);
create index task_open on task (campaign, state) where state <> 'DONE';
create index task_in_flight on task (lease_until) where lease_until is not null;
alter table task enable row level security;
alter table task force row level security;
create policy schools on task using (rentree_sees(uai));

create function refuse_task_move() returns trigger language plpgsql as $$
begin
    if not exists (select from task_move where from_state = old.state and to_state = new.state) then
        raise exception 'a task does not go from % to %', old.state, new.state
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger task_moves before update of state on task
    for each row when (old.state <> new.state) execute function refuse_task_move();
