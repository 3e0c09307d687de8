-- Until when the notes of a closing year wait for a renewal, school by school, as rollover-service tells.
create table carry_over_deadline (
    school           text   not null,
    school_year      int    not null,               -- the first year of the school year that closes
    version          bigint not null,
    notes_kept_until date   not null,
    primary key (school, school_year)
);
alter table carry_over_deadline enable row level security;
alter table carry_over_deadline force row level security;
create policy schools on carry_over_deadline using (rentree_sees(school));
