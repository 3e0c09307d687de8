-- Notebooks over the years: the access point they were begun under, their announced end, where their notes went,
-- and whom a teacher lets read them.

-- '' for a notebook whose access point nobody wrote down: it counts as the person's own.
alter table notebook add column access_point text not null default '';
alter table notebook add column announced_at timestamptz;
alter table notebook add column removal_on date;
alter table notebook add column removed_at timestamptz;
alter table notebook add column moved_to uuid references notebook;
alter table notebook add constraint notebook_announced_with_its_end
    check ((announced_at is null) = (removal_on is null));
alter table notebook add constraint notebook_announced_once_frozen
    check (announced_at is null or frozen_at is not null);
alter table notebook add constraint notebook_end_leaves_time
    check (removal_on > (announced_at at time zone 'UTC')::date);
alter table notebook drop constraint notebook_owner_school_work_key;
alter table notebook add constraint notebook_place unique (owner, school, work, access_point);
create index notebook_to_announce on notebook (school_year) where frozen_at is not null and announced_at is null;
create index notebook_to_remove on notebook (removal_on) where announced_at is not null;

-- Since when the person comes by this access point; null: since we know them.
alter table person add column access_point_since timestamptz;

do $$
begin
    perform set_config('rentree.person', '*', true);
    update notebook n set access_point = p.access_point
      from person p where p.person = n.owner and p.access_point is not null;
    perform set_config('rentree.person', '', true);
end
$$;

-- Whether its owner still comes by the access point that a notebook was begun under.
create function notebook_is_here(n notebook) returns boolean language sql stable as $$
    select n.access_point = ''
        or coalesce((select p.access_point = n.access_point from person p where p.person = n.owner), true)
$$;

-- Whether its owner is at other schools, and no longer at the notebook's.
create function notebook_left_behind(n notebook) returns boolean language sql stable as $$
    select coalesce((select p.places <> '[]'::jsonb
                            and not p.places @> jsonb_build_array(jsonb_build_object('uai', n.school))
                       from person p where p.person = n.owner), false)
$$;

-- Whether a right that lasts to a day or beyond opens a notebook, as the publisher's continuity has it.
create function notebook_opens(n notebook, day date) returns boolean language sql stable as $$
    select exists (select 1 from reading_right r
                    where r.person = n.owner and r.work = n.work and r.ended_at is null and r.last_day >= day
                      and (r.continuity = 'PERSON' or (r.school = n.school and notebook_is_here(n))))
$$;

-- What an operator is shown before anything is removed, and approves by its hash.
create table removal_plan (
    id          uuid primary key default uuidv7(),
    due_on      date not null,
    hash        text not null,
    made_at     timestamptz not null,
    approved_at timestamptz,
    approved_by text,
    done_at     timestamptz,
    check ((approved_at is null) = (approved_by is null)),
    check (done_at is null or approved_at is not null)
);
alter table removal_plan enable row level security;
alter table removal_plan force row level security;
create policy platform on removal_plan using (rentree_sees('*'));

create table removal_item (
    plan     uuid not null references removal_plan on delete cascade,
    notebook uuid not null,
    owner    uuid not null,
    school   text not null,
    reason   text not null,
    notes    int  not null,
    outcome  text check (outcome in ('REMOVED', 'KEPT')),
    primary key (plan, notebook)
);
create index removal_item_waiting on removal_item (plan, notebook) where outcome is null;
create index removal_item_by_owner on removal_item (owner);
alter table removal_item enable row level security;
alter table removal_item force row level security;
create policy oneself on removal_item using (rentree_is(owner));

-- What a teacher lets a class or a group read. Pupils see the row, never the notes behind it.
create table share (
    id         uuid primary key default uuidv7(),
    owner      uuid not null,
    notebook   uuid not null references notebook on delete cascade,
    work       text not null,
    school     text not null,
    kind       text not null check (kind in ('DIVISION', 'GROUP')),
    code       text not null,
    selection  text not null check (selection in ('NOTEBOOK', 'SEQUENCES', 'DOCUMENTS', 'TAG')),
    documents  uuid[],
    tag        text,
    created_at timestamptz not null,
    ended_at   timestamptz,
    check ((selection = 'DOCUMENTS') = (documents is not null)),
    check ((selection = 'TAG') = (tag is not null))
);
create index share_by_group on share (school, kind, code) where ended_at is null;
create index share_by_notebook on share (owner, notebook);
alter table share enable row level security;
alter table share force row level security;
create policy oneself on share using (rentree_is(owner));
create policy schools on share for select using (rentree_sees(school));

-- What somebody has read of a share: when it is no longer part of it, its readers are told.
create table shared_document (
    share    uuid not null references share on delete cascade,
    document uuid not null,
    owner    uuid not null,
    primary key (share, document)
);
create index shared_document_by_owner on shared_document (owner);
alter table shared_document enable row level security;
alter table shared_document force row level security;
create policy oneself on shared_document using (rentree_is(owner));
