-- Tables of the tests: one that belongs to schools, one that belongs to persons, one that counts effects.
create table desk (id uuid primary key default uuidv7(), school text not null, label text not null);
alter table desk enable row level security;
alter table desk force row level security;
create policy schools on desk using (rentree_sees(school));

create table diary (id uuid primary key default uuidv7(), owner uuid not null, line text not null);
alter table diary enable row level security;
alter table diary force row level security;
create policy owners on diary using (rentree_is(owner));

create table effect (id bigint generated always as identity primary key, key text not null, value int not null);
create table state (key text primary key, version int not null);
