-- A right of everyone ends as a seat does: it stays with them, expired, until it is taken away.

create or replace view everybody_right with (security_invoker = true) as
select s.school, p.person, s.resource, everybodys_right(s.id, p.person) as assignment, s.id as subscription,
       s.first_day, s.last_day, s.renewable
  from subscription s
  join place p on p.school = s.school and p.profile = any (s.audience)
  join person x on x.person = p.person and x.status <> 'LEFT'
 where s.assignment_type = 'ETABL' and s.seats is distinct from 0
   and not exists (select from place q
                    where q.school = p.school and q.person = p.person
                      and q.profile = any (s.audience) and q.profile < p.profile);
