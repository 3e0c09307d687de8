-- The Ministry's nature code (302 a lycée, 340 a collège): no delivery says it, an operator does, and an import leaves it.

alter table establishment add column nature text check (nature ~ '^[0-9]{3}$');

create or replace view establishment_state with (security_invoker = true) as
select establishment.school, establishment.version,
       json_build_object(
         'uai', establishment.school, 'version', establishment.version, 'name', establishment.name,
         'accessPoint', access_point.alias, 'idEnt', access_point.id_ent,
         'territory', access_point.territory, 'contract', establishment.contract,
         'email', establishment.email, 'nature', establishment.nature)::text as payload
  from establishment join access_point on access_point.alias = establishment.access_point;
