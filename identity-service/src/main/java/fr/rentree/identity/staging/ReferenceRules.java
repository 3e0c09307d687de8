package fr.rentree.identity.staging;

import java.util.List;

/// The rules that no schema holds but that a roster lives by, in the order they are asked.
final class ReferenceRules {

    static final ReferenceRule FOREIGN_SCHOOL =
            new ReferenceRule(
                    "school-of-another-ent",
                    """
                    r.kind = 'SCHOOL' and exists (
                      select from establishment e join access_point a on a.alias = e.access_point
                       where e.school = r.school
                         and a.id_ent <> (select id_ent from roster_import i where i.id = r.import))
                    """,
                    "this school belongs to another ENT",
                    "Ask the operator to move the school if it changed its ENT.");

    static final ReferenceRule DUPLICATE =
            new ReferenceRule(
                    "duplicate-record",
                    """
                    exists (select from staged_record f
                             where f.import = r.import and f.identity = r.identity
                               and f.ordinal < r.ordinal and not f.rejected)
                    """,
                    "the same key was read before; the first record is taken",
                    "Export each key once.");

    /// Asked once the accepted schools of the delivery are known.
    static final List<ReferenceRule> AFTER_SCHOOLS =
            List.of(
                    new ReferenceRule(
                            "unknown-school",
                            """
                            r.kind <> 'SCHOOL' and exists (
                              select from unnest(r.schools) s (school)
                               where not exists (select from import_school i
                                                  where i.import = r.import and i.school = s.school))
                            """,
                            "it speaks of a school that the delivery does not hold",
                            "Export the school, or leave it out of the record."),
                    new ReferenceRule(
                            "made-by-hand",
                            """
                            r.kind in ('PUPIL', 'STAFF', 'OFFICER') and exists (
                              select from person p
                                join access_point a on a.alias = p.access_point
                                join roster_import i on i.id_ent = a.id_ent
                               where i.id = r.import and p.subject = r.subject and p.origin = 'HAND')
                            """,
                            "this person was made by hand here and stays as made",
                            "Remove the person made by hand if the ENT now has them."),
                    new ReferenceRule(
                            "made-by-hand",
                            """
                            r.kind = 'GROUP' and exists (
                              select from school_group g
                               where g.school = r.school and g.code = r.code
                                 and g.kind = r.body ->> 'kind' and g.origin = 'HAND')
                            """,
                            "this group was made by hand here and stays as made",
                            "Remove the group made by hand if the ENT now has it."),
                    new ReferenceRule(
                            "division-group-collision",
                            """
                            r.kind = 'GROUP' and r.body ->> 'kind' = 'GROUP' and exists (
                              select from staged_record d
                               where d.import = r.import and not d.rejected
                                 and d.identity = 'group|' || r.school || '|DIVISION|' || r.code)
                            """,
                            "a division of the school has the same code; the division is kept",
                            "Give the group a code of its own in the ENT."),
                    new ReferenceRule(
                            "unknown-person",
                            """
                            r.kind in ('PROGRAMME_LINK', 'SUBJECT_LINK', 'GROUP_LINK',
                                       'GROUP_TEACHING', 'DIVISION_TEACHING')
                            and not exists (
                              select from staged_record p
                               where p.import = r.import and not p.rejected
                                 and p.identity = 'person|' || r.subject
                                 and r.school = any (p.schools))
                            """,
                            "the person is not accepted at this school in this delivery",
                            "Export the person with this school, or leave the link out."),
                    link("unknown-programme", "'PROGRAMME_LINK'", "'programme|'", "programme"),
                    link("unknown-subject", "'SUBJECT_LINK'", "'subject|'", "subject"),
                    new ReferenceRule(
                            "unknown-group",
                            """
                            r.kind = 'GROUP_LINK' and not exists (
                              select from staged_record g
                               where g.import = r.import and not g.rejected
                                 and g.identity in ('group|' || r.school || '|DIVISION|' || r.code,
                                                    'group|' || r.school || '|GROUP|' || r.code))
                            """,
                            "no group of this school in the delivery has this code",
                            "Export the group, or leave the link out."),
                    new ReferenceRule(
                            "unknown-group",
                            """
                            r.kind in ('GROUP_TEACHING', 'DIVISION_TEACHING') and not exists (
                              select from staged_record g
                               where g.import = r.import and not g.rejected
                                 and g.identity = 'group|' || r.school || '|'
                                       || split_part(r.kind, '_', 1) || '|' || r.code)
                            """,
                            "no such group, or division, of this school is in the delivery",
                            "Export it, or leave the teaching out."),
                    new ReferenceRule(
                            "unknown-subject",
                            """
                            r.kind in ('GROUP_TEACHING', 'DIVISION_TEACHING') and exists (
                              select from jsonb_array_elements_text(r.body -> 'subjects') s (code)
                               where not exists (
                                 select from staged_record m
                                  where m.import = r.import and not m.rejected
                                    and m.identity = 'subject|' || r.school || '|' || s.code))
                            """,
                            "a subject taught is not in the school's list",
                            "Export the subject with the school."));

    private ReferenceRules() {}

    private static ReferenceRule link(String code, String kind, String identity, String word) {
        return new ReferenceRule(
                code,
                """
                r.kind = %s and not exists (
                  select from staged_record n
                   where n.import = r.import and not n.rejected
                     and n.identity = %s || r.school || '|' || r.code)
                """
                        .formatted(kind, identity),
                "the %s is not in the school's list".formatted(word),
                "Export the %s with the school.".formatted(word));
    }
}
