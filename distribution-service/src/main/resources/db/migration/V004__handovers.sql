-- Who was handed which tablet. Append-only; the database alone is enough to keep I2.

create table handover (
    id                 uuid primary key default uuidv7(),
    school             text        not null,
    person             uuid        not null,
    serial_number      text        not null references tablet,
    model              text        not null,
    kind               text        not null check (kind in ('CESSION')),
    charter            uuid        not null,
    accessories        text[]      not null check (accessories <@ array ['MICROSD', 'CASE', 'CHARGER']),
    holder_family_name text        not null collate "fr-x-icu",
    holder_given_name  text        not null collate "fr-x-icu",
    holder_profile     text        not null,
    holder_divisions   text[]      not null,
    handed_over_on     date        not null,
    device_time        timestamptz not null,
    server_time        timestamptz not null,
    handed_over_by     text        not null,
    live               boolean     not null default true,
    foreign key (charter, school, person) references charter (id, school, person)
);
create unique index one_holder_for_a_tablet on handover (serial_number) where live;
create unique index one_tablet_for_a_person on handover (person) where live;
create index handover_by_school on handover (school, id);
create index handover_by_day on handover (school, handed_over_on);
alter table handover enable row level security;
alter table handover force row level security;
create policy schools on handover using (rentree_sees(school));

-- Every way in passes here: the desk, a bulk, an import, a replay, and whoever writes SQL by hand.
create function demand_signed_charter() returns trigger language plpgsql as $$
begin
    if not charter_is_signed(new.charter) then
        raise exception 'no handover without a charter signed by those who must sign'
            using errcode = 'check_violation', constraint = 'handover_demands_a_signed_charter';
    end if;
    return new;
end $$;
create trigger charter_first before insert on handover
    for each row execute function demand_signed_charter();

create function take_from_stock() returns trigger language plpgsql as $$
begin
    update tablet set state = 'HANDED_OVER', since = new.server_time
     where serial_number = new.serial_number and school = new.school and state = 'IN_STOCK';
    if not found then
        raise exception 'this tablet is not in the stock of this school'
            using errcode = 'check_violation', constraint = 'handover_takes_from_stock';
    end if;
    return null;
end $$;
create trigger taken_from_stock after insert on handover
    for each row execute function take_from_stock();

-- The state of a tablet and its live handover never disagree.
create function agree_with_handover() returns trigger language plpgsql as $$
begin
    if (new.state = 'HANDED_OVER') <> exists (
            select from handover h where h.serial_number = new.serial_number and h.live) then
        raise exception 'the state of a tablet follows its handover'
            using errcode = 'check_violation', constraint = 'tablet_agrees_with_handover';
    end if;
    return null;
end $$;
create trigger agrees_with_handover after insert or update on tablet
    for each row execute function agree_with_handover();

create trigger append_only before update or delete on handover
    for each row execute function refuse_change();

-- Says that somebody already holds a tablet at whatever school, never at which.
create function holds_a_tablet(asked_person uuid) returns boolean language plpgsql as $$
declare
    mine  constant text := current_setting('rentree.schools', true);
    holds boolean;
begin
    perform set_config('rentree.schools', '*', true);
    holds := exists (select from handover h where h.person = asked_person and h.live);
    perform set_config('rentree.schools', mine, true);
    return holds;
end $$;

-- Whom a tablet may concern at a school: its active pupils and teachers, and whoever still holds one.
-- Somebody who left stays here for as long as the tablet does.
create view beneficiary with (security_invoker = true) as
select m.school, m.person, m.family_name, m.given_name, m.profile, m.birth_date, m.divisions, m.active
  from roster_member m
 where (m.active and m.profile in ('PUPIL', 'TEACHER', 'DOCUMENTALIST'))
    or exists (select from handover h where h.person = m.person and h.school = m.school and h.live)
union all
select h.school, h.person, h.holder_family_name, h.holder_given_name, h.holder_profile, null,
       h.holder_divisions, false
  from handover h
 where h.live
   and not exists (select from roster_member m where m.school = h.school and m.person = h.person);
