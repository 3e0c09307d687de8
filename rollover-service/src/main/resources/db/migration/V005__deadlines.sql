-- What each school was last told of its carry-over deadlines; the calendars say what holds.
create table carry_over_deadline (
    uai              text   not null,
    school_year      text   not null,
    version          bigint not null,
    notes_kept_until date   not null,
    primary key (uai, school_year)
);
alter table carry_over_deadline enable row level security;
alter table carry_over_deadline force row level security;
create policy schools on carry_over_deadline using (rentree_sees(uai));
