create table rollover_calendar (
    territory                    text        not null,
    school_year                  text        not null check (school_year ~ '^\d{4}-\d{4}$'),
    version                      bigint      not null default 1,
    imports_close_at             timestamptz not null,
    imports_open_at              timestamptz,
    former_pupils_suspended_from date        not null,
    notes_kept_until             date        not null,
    primary key (territory, school_year),
    check (imports_open_at > imports_close_at),
    check (notes_kept_until >= former_pupils_suspended_from)
);

create table import_window (
    uai         text        primary key,
    version     bigint      not null,
    territory   text        not null,
    state       text        not null check (state in ('OPEN', 'CLOSED')),
    closed_from timestamptz not null,
    opens_at    timestamptz
);
create index import_window_by_territory on import_window (territory, uai);
alter table import_window enable row level security;
alter table import_window force row level security;
create policy schools on import_window using (rentree_sees(uai));

-- The one calendar that speaks for a territory now: the one that holds imports closed, else the next
-- announced closing, else the last one.
create view territory_window as
select distinct on (territory)
       territory,
       case when closed then 'CLOSED' else 'OPEN' end as state,
       imports_close_at as closed_from,
       imports_open_at  as opens_at
  from (select k.*,
               k.imports_close_at <= now()
                   and (k.imports_open_at is null or k.imports_open_at > now()) as closed
          from rollover_calendar k) k
 order by territory, closed desc,
          (imports_close_at > now()) desc,
          case when imports_close_at > now() then imports_close_at end,
          imports_close_at desc;

-- An instant as events carry it.
create function utc(moment timestamptz) returns text language sql stable parallel safe as $$
  select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;
