-- The catalogue as the GAR, publishers and booksellers deliver it: what can be licensed, what it costs, and the
-- files that said so. It belongs to no school: everybody reads it.

create extension if not exists pg_trgm;

-- Lower case, without accents and ligatures: how people type titles.
create function folded(given text) returns text
    language sql immutable strict parallel safe
    return lower(regexp_replace(normalize(
        replace(replace(replace(replace(given, 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE'), NFD),
        '[\u0300-\u036f]', '', 'g'));

-- source: whose catalogue lists it; none for what an operator delivered one by one.
-- shown, subscribable: `affichable`, `diffusable`. withdrawn_at: its source lists it no longer; nothing is deleted.
-- orderable: the only question that an order or a subscription has to ask.
-- ean: stated by somebody, or (ean_stated false) only guessed from the identifier.
-- vocabularies: ScoLOMFR {"presentation":{"code","name"},"pedagogicalTypes":[{"uri","name"}],"documentTypes":[…],
--   "levels":[…],"subjects":[…]}, each as far as known.
alter table resource
    add column source                text,
    add column shown                 boolean not null default true,
    add column subscribable          boolean not null default true,
    add column withdrawn_at          timestamptz,
    add column distributors          text[] not null default '{}',
    add column technical_distributor text,
    add column ean                   text check (ean ~ '^[0-9]{13}$'),
    add column ean_stated            boolean not null default false,
    add column description           text,
    add column thumbnail_url         text,
    add column vocabularies          jsonb not null default '{}',
    add column orderable             boolean
        generated always as (subscribable and withdrawn_at is null) stored,
    add column sort_title            text generated always as (folded(title)) stored,
    add column search_text           text
        generated always as (folded(title || ' ' || publisher_name || ' ' || id || ' ' || coalesce(ean, ''))) stored;
create index resource_by_title on resource (sort_title, id);
create index resource_search on resource using gin (search_text gin_trgm_ops);
create index resource_family on resource (family) where family is not null;
create index resource_work on resource (work);
create index resource_ean on resource (ean);
create index resource_source on resource (source);

-- Publishers and distributors by SIREN_ISNI, under the name they were last given.
create table organisation (
    id   text primary key,
    name text not null
);

-- Counts the changes of `resource`; locked by each of them, so that catalogues are applied one after the other.
create table catalogue_state (
    the_only   boolean primary key default true check (the_only),
    version    bigint not null,
    changed_at timestamptz not null
);
insert into catalogue_state (version, changed_at) values (1, now());

-- What a seller (SIREN_ISNI of a bookseller, or the publisher's name for itself) offers: one digital article, under
-- its EAN. `resource` is what it licenses; none while the catalogue has nothing for its EAN or ark.
-- Nothing is deleted, because orders point here: what a seller lists no longer is withdrawn.
-- entry: all of it as read from the file, with its offers, to tell what another file would change.
create table article (
    seller           text not null,
    ean              text not null,
    ark              text,
    doi              text,
    resource         text references resource,
    title            text not null,
    publisher_name   text,
    author           text,
    distributor      text,
    description      text,
    published_on     date,
    cover_url        text,
    demo_url         text,
    primary_resource text,
    paper_ean        text,
    classes          text[] not null default '{}',
    levels           text[] not null default '{}',
    subjects         text[] not null default '{}',
    audience         text,
    availability     text,
    available_on     date,
    orderable        boolean not null,
    comment          text,
    entry            jsonb not null,
    withdrawn_at     timestamptz,
    primary key (seller, ean)
);
create index article_resource on article (resource);
create index article_ean on article (ean);
create index article_ark on article (ark);

-- At which terms an article is sold. `number`: its place in the article; the first one (0) counts.
-- id: the seller's own (`eanlibraire`), or `<ean of the article>-<number>`.
-- price_cents: one seat, without VAT. price_with_vat_cents: with it; none when the VAT was not told.
-- vat: how the price is split over rates, both in hundredths of a percent:
--   [{"rate":550,"share":9600},{"rate":2000,"share":400}]; the shares add up to 10000.
-- years: school years that it is valid for, where `duree` or `is3ans` says so.
create table offer (
    seller               text not null,
    id                   text not null,
    ean                  text not null,
    number               integer not null,
    label                text,
    duration             text,
    years                integer check (years between 1 and 10),
    three_years          boolean not null default false,
    licence              text,
    kind                 text,
    publisher_reference  text,
    adopter              boolean not null default false,
    prescriber           boolean not null default false,
    minimum_quantity     integer not null default 1 check (minimum_quantity >= 1),
    price_cents          bigint not null check (price_cents >= 0),
    price_with_vat_cents bigint check (price_with_vat_cents >= price_cents),
    vat                  jsonb not null default '[]',
    withdrawn_at         timestamptz,
    primary key (seller, id),
    foreign key (seller, ean) references article
);
create index offer_article on offer (seller, ean);

-- Free licences that come with an offer (`leps`): "for N bought, M free". bought and free are read together,
-- in the order of bought: with one condition free[1] * floor(quantity / bought[1]); with several, the free of the
-- highest bought that the quantity reaches. `ean` is the article that is given, at the same seller; usually the
-- teachers' edition. FreeLicence.earned(quantity) in the package `offers` computes it.
create table free_licence (
    seller      text not null,
    offer       text not null,
    ean         text not null,
    title       text not null,
    description text,
    duration    text,
    licence     text,
    bought      integer[] not null check (cardinality(bought) > 0 and 1 <= all (bought)),
    free        integer[] not null check (cardinality(free) = cardinality(bought) and 1 <= all (free)),
    primary key (seller, offer, ean),
    foreign key (seller, offer) references offer on delete cascade
);

-- A file of one source: read and planned at once, applied when its plan was approved.
create table catalogue_import (
    id           uuid primary key,
    source       text not null,
    format       text not null check (format in ('RESSOURCES_DIFFUSABLES', 'ARTICLE_NUMERIQUE', 'ONIX')),
    digest       text not null,
    generated_at timestamptz,
    received_at  timestamptz not null,
    received_by  text not null,
    state        text not null check (state in ('PLANNED', 'APPLYING', 'APPLIED', 'SUPERSEDED')),
    plan_hash    text,
    entries      integer not null default 0,
    added        integer not null default 0,
    changed      integer not null default 0,
    returned     integer not null default 0,
    withdrawn    integer not null default 0,
    unchanged    integer not null default 0,
    unmatched    integer not null default 0,
    warnings     integer not null default 0,
    reason       text,
    approved_by  text,
    approved_at  timestamptz,
    finished_at  timestamptz,
    lease_until  timestamptz,
    failures     integer not null default 0
);
-- The same file sent twice at once is one import.
create unique index catalogue_import_under_way on catalogue_import (source, format, digest)
    where state in ('PLANNED', 'APPLYING');
create index catalogue_import_to_apply on catalogue_import (received_at) where state = 'APPLYING';

-- What a file says, entry by entry, until it is applied.
create table catalogue_entry (
    import uuid not null references catalogue_import on delete cascade,
    number integer not null,
    line   integer not null,
    key    text not null,
    entry  jsonb not null,
    primary key (import, number)
);
create index catalogue_entry_key on catalogue_entry (import, key);

-- What an import would change, or has changed.
create table catalogue_change (
    import uuid not null references catalogue_import on delete cascade,
    key    text not null,
    change text not null check (change in ('NEW', 'CHANGED', 'RETURNED', 'WITHDRAWN')),
    title  text not null,
    fields text[] not null default '{}',
    primary key (import, key)
);

-- What is odd about a file; kept verbatim and applied all the same.
create table catalogue_finding (
    import uuid not null references catalogue_import on delete cascade,
    number bigint generated always as identity,
    entry  integer not null,
    line   integer not null,
    key    text not null,
    rule   text not null,
    field  text not null,
    value  text not null,
    remedy text not null,
    primary key (import, number)
);
