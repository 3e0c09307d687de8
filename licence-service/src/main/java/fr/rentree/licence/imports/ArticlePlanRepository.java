package fr.rentree.licence.imports;

import fr.rentree.licence.sql.Parameters;
import jakarta.inject.Singleton;
import java.time.Instant;
import javax.sql.DataSource;

/// What a seller's articles change.
@Singleton
class ArticlePlanRepository extends PlanRepository {

    private static final String GIVEN =
            """
            with given as (
                select distinct on (key) key as ean, number, line, entry,
                       (entry->>'withdrawn')::boolean as withdrawn
                  from catalogue_entry where import = :import order by key, number)
            """;

    private static final String CHANGES =
            GIVEN
                    + """
                    insert into catalogue_change (import, key, change, title, fields)
                    select :import, key, change, title, case change when 'CHANGED' then fields else '{}' end
                      from (select coalesce(g.ean, a.ean) as key,
                                   coalesce(g.entry->>'title', a.title) as title,
                                   case when a.ean is null then case when not g.withdrawn then 'NEW' end
                                        when a.withdrawn_at is null and (g.ean is null or g.withdrawn)
                                          then 'WITHDRAWN'
                                        when a.withdrawn_at is not null and not g.withdrawn then 'RETURNED'
                                        when not g.withdrawn and a.entry <> g.entry then 'CHANGED'
                                        end as change,
                                   array(select field from jsonb_each(g.entry) n(field, value)
                                           full join jsonb_each(a.entry) o(field, value) using (field)
                                          where n.value is distinct from o.value order by field) as fields
                              from given g
                              full join (select * from article where seller = :source) a on a.ean = g.ean
                             where g.ean is not null or :whole and a.withdrawn_at is null) c
                     where change is not null
                    """;

    private static final String UNMATCHED =
            GIVEN
                    + """
                     insert into catalogue_finding (import, entry, line, key, rule, field, value, remedy)
                     select :import, number, line, ean, 'resource-unmatched', 'ean',
                            coalesce(entry->>'ark', ean),
                            left(entry->>'title', 200)
                            || ': the catalogue has nothing for it. Import the one that lists it, or state'
                    || ' its EAN.'
                       from given g
                      where not g.withdrawn
                        and not exists (select from resource r where r.ean = g.ean)
                        and not exists (select from resource r where r.id = g.entry->>'ark')
                        and not exists (select from resource r where r.id in (
                              g.entry->>'doi', 'doi:' || (g.entry->>'doi'),
                              'https://doi.org/' || (g.entry->>'doi')))
                    """;

    private static final String PUT =
            GIVEN
                    + """
                    insert into article as a (
                           seller, ean, ark, doi, title, publisher_name, author, distributor, description,
                           published_on, cover_url, demo_url, primary_resource, paper_ean, classes, levels,
                           subjects, audience, availability, available_on, orderable, comment, entry)
                    select :source, g.ean, x.ark, x.doi, x.title, x."publisherName", x.author, x.distributor,
                           x.description, x."publishedOn", x."coverUrl", x."demoUrl", x."primaryResource",
                           x."paperEan", x.classes, x.levels, x.subjects, x.audience, x.availability,
                           x."availableOn", x.orderable, x.comment, g.entry
                      from given g
                      join catalogue_change c
                        on c.import = :import and c.key = g.ean and c.change <> 'WITHDRAWN',
                           jsonb_to_record(g.entry) as x(
                             ark text, doi text, title text, "publisherName" text, author text,
                             distributor text, description text, "publishedOn" date, "coverUrl" text,
                             "demoUrl" text, "primaryResource" text, "paperEan" text, classes text[],
                             levels text[], subjects text[], audience text, availability text,
                             "availableOn" date, orderable boolean, comment text)
                     order by g.ean
                    on conflict (seller, ean) do update
                       set (ark, doi, title, publisher_name, author, distributor, description, published_on,
                            cover_url, demo_url, primary_resource, paper_ean, classes, levels, subjects,
                            audience, availability, available_on, orderable, comment, entry, withdrawn_at)
                         = (excluded.ark, excluded.doi, excluded.title, excluded.publisher_name,
                            excluded.author, excluded.distributor, excluded.description,
                            excluded.published_on, excluded.cover_url, excluded.demo_url,
                            excluded.primary_resource, excluded.paper_ean, excluded.classes, excluded.levels,
                            excluded.subjects, excluded.audience, excluded.availability,
                            excluded.available_on, excluded.orderable, excluded.comment, excluded.entry, null)
                    """;

    private static final String WITHDRAW =
            """
            update article a set withdrawn_at = :now
              from catalogue_change c
             where c.import = :import and c.change = 'WITHDRAWN'
               and a.seller = :source and a.ean = c.key
            """;

    /// Offers of what changed that are not in it any more, and all offers of what was withdrawn.
    private static final String WITHDRAW_OFFERS =
            """
            update offer o set withdrawn_at = :now
              from catalogue_change c join article a on a.seller = :source and a.ean = c.key
             where c.import = :import and o.seller = :source and o.ean = c.key
               and o.withdrawn_at is null
               and (a.withdrawn_at is not null
                    or not a.entry->'offers' @> jsonb_build_array(jsonb_build_object('id', o.id)))
            """;

    private static final String PUT_OFFERS =
            """
            insert into offer (seller, id, ean, number, label, duration, years, three_years, licence,
                               kind, publisher_reference, adopter, prescriber, minimum_quantity,
                               price_cents, price_with_vat_cents, vat)
            select a.seller, x.id, a.ean, x.number, x.label, x.duration, x.years, x."threeYears",
                   x.licence, x.kind, x."publisherReference", x.adopter, x.prescriber,
                   x."minimumQuantity", x."priceCents", x."priceWithVatCents", x.vat
              from catalogue_change c join article a on a.seller = :source and a.ean = c.key,
                   jsonb_to_recordset(a.entry->'offers') as x(
                     id text, number integer, label text, duration text, years integer,
                     "threeYears" boolean, licence text, kind text, "publisherReference" text,
                     adopter boolean, prescriber boolean, "minimumQuantity" integer,
                     "priceCents" bigint, "priceWithVatCents" bigint, vat jsonb)
             where c.import = :import and a.withdrawn_at is null
             order by x.id
            on conflict (seller, id) do update
               set (ean, number, label, duration, years, three_years, licence, kind,
                    publisher_reference, adopter, prescriber, minimum_quantity, price_cents,
                    price_with_vat_cents, vat, withdrawn_at)
                 = (excluded.ean, excluded.number, excluded.label, excluded.duration, excluded.years,
                    excluded.three_years, excluded.licence, excluded.kind,
                    excluded.publisher_reference, excluded.adopter, excluded.prescriber,
                    excluded.minimum_quantity, excluded.price_cents, excluded.price_with_vat_cents,
                    excluded.vat, null)
            """;

    private static final String DROP_FREE =
            """
            delete from free_licence f using offer o, catalogue_change c
             where c.import = :import and o.seller = :source and o.ean = c.key
               and f.seller = o.seller and f.offer = o.id
            """;

    private static final String PUT_FREE =
            """
            insert into free_licence (seller, offer, ean, title, description, duration, licence,
                                      bought, free)
            select a.seller, o->>'id', x.ean, x.title, x.description, x.duration, x.licence,
                   array(select (k->>'bought')::integer from jsonb_array_elements(x.conditions)
                           with ordinality k(k, n) order by n),
                   array(select (k->>'free')::integer from jsonb_array_elements(x.conditions)
                           with ordinality k(k, n) order by n)
              from catalogue_change c join article a on a.seller = :source and a.ean = c.key,
                   jsonb_array_elements(a.entry->'offers') o,
                   jsonb_to_recordset(o->'freeLicences') as x(
                     ean text, title text, description text, duration text, licence text,
                     conditions jsonb)
             where c.import = :import and a.withdrawn_at is null
            on conflict do nothing
            """;

    /// By ark first, then by an EAN that somebody stated, then by one that an id hints at.
    private static final String MATCH =
            """
            update article a set resource = m.id
              from (select distinct on (seller, ean) seller, ean, id
                      from (select a.seller, a.ean, r.id, 0 as rank
                              from article a join resource r on r.id = a.ark
                            union all
                            select a.seller, a.ean, r.id, case when r.ean_stated then 1 else 2 end
                              from article a join resource r on r.ean = a.ean
                            union all
                            select a.seller, a.ean, r.id, 3
                              from article a
                              join resource r on r.id in (
                                   a.doi, 'doi:' || a.doi, 'https://doi.org/' || a.doi)) found
                     order by seller, ean, rank, id) m
             where a.seller = m.seller and a.ean = m.ean and a.resource is distinct from m.id
            """;

    /// A seller that names the ark states the EAN of its resource.
    private static final String STATE_EANS =
            """
            update resource r set ean = m.ean, ean_stated = true
              from (select distinct on (ark) ark, ean from article
                     where withdrawn_at is null order by ark, seller, ean) m
             where r.id = m.ark and not r.ean_stated
            """;

    ArticlePlanRepository(DataSource database) {
        super(database);
    }

    @Override
    void writeChanges(Work work) {
        update(CHANGES, work.parameters().and("whole", work.format().isWhole()));
    }

    @Override
    int warn(Work work) {
        return update(UNMATCHED, work.parameters());
    }

    @Override
    void apply(Work work, Instant now) {
        update(PUT, work.parameters());
        update(WITHDRAW, work.parameters().and("now", now));
        update(WITHDRAW_OFFERS, work.parameters().and("now", now));
        update(DROP_FREE, work.parameters());
        update(PUT_OFFERS, work.parameters());
        update(PUT_FREE, work.parameters());
        match();
    }

    /// Finds the resource of each article; what has none yet is looked for with each import.
    void match() {
        update(STATE_EANS, Parameters.none());
        update(MATCH, Parameters.none());
    }
}
