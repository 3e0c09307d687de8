-- What every service's database has: tenancy, outbox, inbox, idempotency keys.

-- Tenancy. Each transaction says whose rows it may see; a transaction that says nothing sees none.
create function rentree_sees(school text) returns boolean language sql stable parallel safe as $$
  select current_setting('rentree.schools', true) = '*'
      or school = any (string_to_array(current_setting('rentree.schools', true), ','))
$$;

create function rentree_is(owner uuid) returns boolean language sql stable parallel safe as $$
  select current_setting('rentree.person', true) = '*'
      or owner::text = current_setting('rentree.person', true)
$$;

-- Events that committed changes owe. The relay publishes a row, then deletes it.
create table outbox (
  id           bigint generated always as identity primary key,
  event        uuid not null default uuidv7(),
  topic        text not null,
  key          text not null,
  type         text not null,
  payload      text,                       -- null: a tombstone
  occurred_at  timestamptz not null default clock_timestamp(),
  stuck_reason text                        -- Kafka will never take it: this key waits, others go on
);
create index outbox_stuck on outbox (topic, key, id) where stuck_reason is not null;

-- Facts already applied, per consumer.
create table inbox (
  consumer    text not null,
  event       uuid not null,
  received_at timestamptz not null default clock_timestamp(),
  primary key (consumer, event)
);
create index inbox_by_age on inbox (received_at);

-- Events of a key that could not be applied, in order, waiting for a replay.
create table parked_event (
  id         bigint generated always as identity primary key,
  consumer   text not null,
  event      uuid not null,
  topic      text not null,
  key        text not null,
  type       text not null,
  payload    text,
  event_time timestamptz not null,
  reason     text not null,
  parked_at  timestamptz not null default clock_timestamp()
);
create index parked_event_by_key on parked_event (consumer, topic, key, id);
create unique index parked_event_once on parked_event (consumer, event);

create table event_count (
  name  text primary key,
  total bigint not null
);
insert into event_count (name, total) values ('relayed', 0), ('received', 0);

-- Answers already given to a changing request.
create table idempotency_key (
  caller     text not null,
  key        text not null,
  request    text not null,               -- digest of method, path and body
  status     int,
  location   text,
  answer     text,
  created_at timestamptz not null default clock_timestamp(),
  primary key (caller, key)
);
create index idempotency_key_by_age on idempotency_key (created_at);
