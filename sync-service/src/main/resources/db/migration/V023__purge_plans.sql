-- What a purge foresaw when it began, and by which it goes: kind by kind the rows, the oldest, and what is kept. One that
-- was under way before this ends with nothing more: the next one takes the rest.
alter table purge_run add column plan jsonb not null default '[]';
