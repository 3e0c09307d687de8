-- What can be licensed. The catalogue belongs to no school: everybody reads it.
-- Ids are kept verbatim: one in a thousand real ones is no strict ARK (formats.md 4.3).

create table resource (
    id             text primary key check (length(id) between 1 and 1024),
    title          text not null,
    publisher_id   text not null,
    publisher_name text not null,
    kind           text not null check (kind in ('MANUAL', 'FAMILY')),
    family         text,
    work           text not null,
    edition        text not null,
    continuity     text not null check (continuity in ('ACCESS_POINT_AND_SCHOOL', 'PERSON')),
    access_url     text not null
);
