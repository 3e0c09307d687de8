create table campaign (
    id                 uuid primary key default uuidv7(),
    territory          text        not null,
    school_year        text        not null,
    next_school_year   text        not null,
    definition_version int         not null,
    definition         jsonb       not null,
    state              text        not null default 'DRAFT'
                       check (state in ('DRAFT', 'PLANNING', 'PLANNED', 'RUNNING', 'DONE', 'STOPPED')),
    paused             boolean     not null default false,
    plan_hash          text,
    approved_hash      text,
    approved_by        text,
    approved_at        timestamptz,
    created_at         timestamptz not null default now(),
    foreign key (territory, school_year) references rollover_calendar,
    check (state not in ('RUNNING', 'DONE') or approved_hash is not null)
);
-- Two campaigns over one year would approve each other's plans.
create unique index campaign_unfinished on campaign (territory, school_year)
    where state not in ('DONE', 'STOPPED');

-- The frozen document, read as rows.
create view campaign_phase as
select c.id                                          as campaign,
       p.position                                    as position,
       p.phase ->> 'phase'                           as phase,
       p.phase ->> 'label'                           as label,
       p.phase ->> 'answeredBy'                      as answered_by,
       (p.phase ->> 'destructive')::boolean          as destructive,
       (p.phase ->> 'boundToPlan')::boolean          as bound_to_plan,
       p.phase ->> 'notBefore'                       as not_before,
       p.phase -> 'dependsOn'                        as depends_on
  from campaign c
 cross join lateral jsonb_array_elements(c.definition -> 'phases')
       with ordinality as p (phase, position);
