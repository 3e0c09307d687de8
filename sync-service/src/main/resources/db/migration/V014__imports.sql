-- Files of notes that a person brings: read, compared with what is there, decided by the person, then written as a device
-- writes. Everything of one goes with its first row.
create table note_import (
    owner        uuid   not null,
    id           uuid   not null,
    state        text   not null check (state in ('RECEIVING', 'PLANNED', 'APPLYING', 'DONE')),
    format       text   not null default '',
    left_out     int    not null default 0,      -- deletions, versions and bin of an export: not written back
    identical    text,                           -- what the person chose for each kind of duplicate
    conflicting  text,
    look_alike   text,
    deleted      text,
    decided_at   timestamptz,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    leased_until timestamptz,
    primary key (owner, id),
    check ((decided_at is not null) = (state in ('APPLYING', 'DONE')))
);
create index note_import_work on note_import (changed_at) where state = 'APPLYING';
create index note_import_age on note_import (created_at) where state <> 'APPLYING';

-- One document of a file. `doc` goes as soon as nothing is left to be done with it.
create table note_import_item (
    owner    uuid not null,
    import   uuid not null,
    position int  not null,
    place    text not null,                      -- where it stands in the file
    kind     text not null,
    school   text not null,
    work     text not null,
    note     uuid not null,
    doc      text,
    likeness text,
    profiles text not null default '',
    finding  text check (finding in ('NEW', 'IDENTICAL', 'CONFLICTING', 'LOOK_ALIKE', 'DELETED', 'INVALID')),
    other    uuid,                               -- the note that looks alike
    base_rev int,                                -- of the note it meets, when it was compared
    outcome  text check (outcome in ('APPLIED', 'UNCHANGED', 'SKIPPED', 'REJECTED')),
    problem  text,
    detail   text,
    primary key (owner, import, position),
    foreign key (owner, import) references note_import on delete cascade
);
create index note_import_item_by_note on note_import_item (owner, import, note);
create index note_import_item_alike on note_import_item (owner, import, likeness) where finding is null;
create index note_import_item_pending on note_import_item (owner, import, position) where outcome is null;

do $$
declare t text;
begin
    foreach t in array array['note_import', 'note_import_item'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy oneself on %I using (rentree_is(owner))', t);
    end loop;
end
$$;
