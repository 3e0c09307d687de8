-- Who may write in what, until when: the seats that licence-service gave, kept after they end because the
-- answer to a late note depends on when the right ended, and why.
create table reading_right (
    assignment uuid primary key,
    person     uuid not null,
    school     text not null,
    work       text not null,
    edition    text not null,
    resource   text not null,
    first_day  date not null,
    last_day   date not null,
    continuity text not null,
    ended_at   timestamptz,
    end_reason text,
    check ((ended_at is null) = (end_reason is null))
);
create index reading_right_by_person on reading_right (person, school, work);
create index reading_right_by_school on reading_right (school, person, work);
alter table reading_right enable row level security;
alter table reading_right force row level security;
create policy oneself on reading_right using (rentree_is(person));
