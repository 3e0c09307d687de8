-- What a purge foresaw when it began, and by which it goes: kind by kind the rows, the oldest, and what is kept. One that
-- was under way before this ends with nothing more: the next one takes the rest.
alter table purge_run add column plan jsonb not null default '[]';

-- No notebook is announced before the year has begun in which its licence can be renewed; a day too late only keeps
-- notes longer. What was kept before is left as it is.
alter table carry_over_deadline add constraint carry_over_deadline_in_the_next_year
    check (notes_kept_until >= make_date(school_year + 1, 8, 16)) not valid;
