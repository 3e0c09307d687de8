-- Everything a person wrote. Every table begins with the owner, so that it can be split by owner without changing
-- a query.

-- The lock and the counter of one owner. Whoever writes takes this row first and holds it until the commit: so the
-- order of `seq` is the order in which changes become visible.
create table head (
    owner uuid   primary key,
    seq   bigint not null default 0,
    live  int    not null default 0 check (live >= 0)
);

create table device (
    owner         uuid not null,
    id            uuid not null,
    name          text,
    platform      text,
    registered_at timestamptz not null default now(),
    last_push     timestamptz,
    last_pull     timestamptz,
    pushed        bigint not null default 0,
    primary key (owner, id)
);

create table notebook (
    id            uuid primary key,
    owner         uuid   not null,
    school        text   not null,
    work          text   not null,
    school_year   int    not null,               -- the first year of the school year it was last written in or carried to
    live          int    not null default 0 check (live >= 0),
    seq           bigint not null default 0,
    frozen_reason text,
    frozen_at     timestamptz,
    created_at    timestamptz not null default now(),
    unique (owner, school, work),
    check ((frozen_reason is null) = (frozen_at is null))
);
create index notebook_by_school on notebook (school, school_year);

-- The latest state of each note. `doc` is what the client sent, byte for byte; null once deleted.
create table document (
    owner      uuid    not null,
    id         uuid    not null,
    notebook   uuid    not null references notebook,
    kind       text    not null,
    edition    text    not null,
    rev        int     not null,
    seq        bigint  not null,
    doc        text,
    size       int     not null,
    stamp      text    not null,                 -- clock of the creation, or of the deletion
    history    text,                             -- which write put each field there; null as long as nobody edited
    changed_at timestamptz not null,
    primary key (owner, id)
);
create unique index document_feed on document (owner, seq);
create index document_by_notebook on document (owner, notebook, id) where doc is not null;

-- What each operation did, so that a repeated one gets the same answer. No content.
create table operation (
    owner    uuid   not null,
    op_id    text   not null,
    digest   bigint not null,
    document uuid   not null,
    outcome  text   not null,
    rev      int    not null,
    seq      bigint not null,
    at       timestamptz not null,
    primary key (owner, op_id)
);
create index operation_by_age on operation using brin (at);

-- A text that lost against another one.
create table text_version (
    id       uuid primary key default uuidv7(),
    owner    uuid not null,
    document uuid not null,
    field    text not null,
    value    text not null,
    stamp    text not null,
    at       timestamptz not null
);
create index text_version_by_document on text_version (owner, document);

-- An edit that met a deletion, or the note that a deletion did not know.
create table recycled (
    id       uuid primary key default uuidv7(),
    owner    uuid not null,
    document uuid not null,
    notebook uuid not null references notebook,
    kind     text not null,
    doc      text not null,
    stamp    text not null,
    at       timestamptz not null
);
create index recycled_by_document on recycled (owner, document);

do $$
declare t text;
begin
    foreach t in array array['head', 'device', 'notebook', 'document', 'operation', 'text_version', 'recycled'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy oneself on %I using (rentree_is(owner))', t);
    end loop;
end
$$;
