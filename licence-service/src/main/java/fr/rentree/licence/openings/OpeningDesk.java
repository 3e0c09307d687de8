package fr.rentree.licence.openings;

import fr.rentree.licence.openings.Decision.ExpiredTicket;
import fr.rentree.licence.openings.Decision.Granted;
import fr.rentree.licence.openings.Decision.NotHeld;
import fr.rentree.licence.openings.Decision.Refusal;
import fr.rentree.licence.openings.Decision.Refused;
import fr.rentree.licence.openings.Decision.RightGone;
import fr.rentree.licence.openings.Decision.UnknownTicket;
import fr.rentree.licence.openings.Decision.UsedTicket;
import fr.rentree.licence.openings.Decision.WrongVerifier;
import fr.rentree.licence.openings.Opening.Wanted;
import fr.rentree.licence.openings.RightRepository.Right;
import fr.rentree.licence.openings.TicketRepository.Bearer;
import fr.rentree.licence.openings.TicketRepository.Kept;
import fr.rentree.licence.openings.TicketRepository.Period;
import fr.rentree.licence.openings.TicketRepository.Used;
import fr.rentree.platform.caller.Tenancy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.BiFunction;

/// Gives tickets to people for what they may open, and takes them from whoever they are for.
@ApplicationScoped
class OpeningDesk {

    private static final String SCOPE = "openid offline_access";

    private final RightRepository rights;
    private final TicketRepository tickets;
    private final PseudonymRepository pseudonyms;
    private final OpeningConfig config;
    private final Clock clock;

    OpeningDesk(
            RightRepository rights,
            TicketRepository tickets,
            PseudonymRepository pseudonyms,
            OpeningConfig config,
            Clock clock) {
        this.rights = rights;
        this.tickets = tickets;
        this.pseudonyms = pseudonyms;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    Decision<Opening> open(Wanted wanted) {
        var today = LocalDate.now(clock);
        var right = rights.find(wanted.school(), wanted.person(), wanted.resource(), today);
        if (right.isEmpty()) {
            return new Refused<>(new NotHeld(wanted.resource()));
        }
        var objection = right.get().objection(today);
        if (objection.isPresent()) {
            return new Refused<>(objection.get());
        }
        var ticket = Secret.drawTicket();
        var expiresAt = clock.instant().plus(config.ticketLifetime());
        String publisher = right.get().resource().publisherId();
        tickets.issue(ticket, wanted, publisher, new Period(expiresAt, today));
        return new Granted<>(
                new Opening(
                        ticket.value(),
                        address(ticket, wanted, right.get()),
                        expiresAt,
                        wanted.door()));
    }

    /// The reader app comes: nobody else knows the verifier of the challenge it sent before.
    Decision<Grant.ForReader> exchange(Secret ticket, Secret verifier) {
        var bearer = new Bearer(ticket.digest(), "", verifier.challenge());
        return take(bearer, this::forReader);
    }

    /// A publisher's server comes, and has proved who it is.
    Decision<Grant.ForPublisher> validate(Secret ticket, String publisher) {
        return take(new Bearer(ticket.digest(), publisher, ""), this::forPublisher);
    }

    /// Whoever comes is no person of the roster: the ticket alone says whose rows are meant.
    private <T> Decision<T> take(Bearer bearer, BiFunction<Used, LocalDate, T> grant) {
        var today = LocalDate.now(clock);
        return Tenancy.platformWide(() ->
                QuarkusTransaction.requiringNew()
                        .call(() ->
                                tickets.use(bearer, clock.instant(), today)
                                        .<Decision<T>>map(
                                                used -> new Granted<>(grant.apply(used, today)))
                                        .orElseGet(() -> new Refused<>(why(bearer)))));
    }

    private Refusal why(Bearer bearer) {
        return tickets.find(bearer).map(kept -> why(kept, bearer)).orElseGet(UnknownTicket::new);
    }

    private Refusal why(Kept kept, Bearer bearer) {
        if (!kept.ofPublisher()) {
            if (kept.challenge() == null || bearer.challenge().isEmpty()) {
                return new UnknownTicket();
            }
            if (!kept.challenge().equals(bearer.challenge())) {
                return new WrongVerifier();
            }
        }
        if (kept.used()) {
            return new UsedTicket();
        }
        return kept.expiresAt().isAfter(clock.instant()) ? new RightGone() : new ExpiredTicket();
    }

    private Grant.ForReader forReader(Used used, LocalDate today) {
        var right = rights.find(used.school(), used.person(), used.resource(), today).orElseThrow();
        var reader = rights.reader(used.school(), used.person());
        return new Grant.ForReader(
                used.school(),
                used.resource(),
                right.resource().title(),
                right.resource().work(),
                right.resource().edition(),
                right.firstDay(),
                right.lastDay(),
                pseudonyms.of(used.publisher(), used.person()),
                reader.profile(),
                used.grain(),
                new Grant.SignIn(
                        config.issuer(), config.readerClient(), SCOPE, reader.accessPoint()));
    }

    private Grant.ForPublisher forPublisher(Used used, LocalDate today) {
        return new Grant.ForPublisher(
                pseudonyms.of(used.publisher(), used.person()),
                rights.reader(used.school(), used.person()).profile(),
                used.school(),
                used.resource(),
                used.grain());
    }

    private String address(Secret ticket, Wanted wanted, Right right) {
        String base =
                switch (wanted.door()) {
                    case READER_APP ->
                            config.readerUrl()
                                    + "?school="
                                    + wanted.school()
                                    + "&work="
                                    + encoded(right.resource().work());
                    case PUBLISHER -> right.resource().accessUrl();
                };
        String grain = wanted.grain().map(place -> "&grain=" + encoded(place)).orElse("");
        return base + (base.contains("?") ? "&" : "?") + "ticket=" + ticket.value() + grain;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
