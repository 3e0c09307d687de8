package fr.rentree.licence.orderfiles;

import static fr.rentree.platform.caller.Roles.DISTRIBUTOR;
import static fr.rentree.platform.caller.Roles.HEAD;
import static fr.rentree.platform.caller.Roles.OPERATOR;
import static fr.rentree.platform.caller.Roles.RESOURCE_MANAGER;

import fr.rentree.licence.orderfiles.OrderFileDesk.Sent;
import fr.rentree.licence.orders.BuyerDirectory;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.SchoolYear;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/orders/files")
@Tag(name = "Orders", description = "What a school's manager or its bookseller buys")
@Consumes("text/csv")
@RolesAllowed({DISTRIBUTOR, RESOURCE_MANAGER, HEAD, OPERATOR})
@RunOnVirtualThread
class OrderFileEndpoint {

    private static final String EXAMPLE =
            """
            ID unique;Date;Nom étab;UAI de l'étab;Adresse de livraison;Nom commande;Campagne;\
            EAN de la ressource;Titre de la ressource;Editeur;Distributeur;Numerique;\
            Id de l'offre choisie;Type;Reassort;Quantité;Prix HT de la ressource;Part prix 5,5%;\
            Part prix 20%;Prix unitaire TTC;Montant total HT;Prix total TTC;Commentaire
            1001;2026-06-01;LYCEE FICTIF;0000001B;1 rue de l'Exemple;Panier rentrée;2026;\
            9782000000012;Manuel d'exemple;EDITEUR-01;DISTRIBUTEUR-01;Oui;OFFRE-1;numerique;Non;\
            120;12,50;12,00;0,50;13,26;1500,00;1591,20;
            """;

    private final OrderFileDesk desk;
    private final BuyerDirectory buyers;
    private final Clock clock;

    OrderFileEndpoint(OrderFileDesk desk, BuyerDirectory buyers, Clock clock) {
        this.desk = desk;
        this.buyers = buyers;
        this.clock = clock;
    }

    @POST
    @Path("/plans")
    @Operation(
            summary = "Show what an order file would amount to",
            description =
                    "Orders, seats, free licences and totals, and every bad line at once. Nothing is"
                            + " ordered or kept. `plan` names what was shown.")
    @APIResponse(responseCode = "200", description = "The plan")
    @APIResponse(responseCode = "422", description = "order-file-refused, with every bad line")
    public OrderFilePlan plan(
            @QueryParam("seller") @Parameter(description = SELLER) @Nullable String seller,
            @QueryParam("schoolYear") @Parameter(description = YEAR, example = "2026-2027")
                    @Nullable String year,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            examples =
                                                    @ExampleObject(
                                                            name = "One line",
                                                            value = EXAMPLE)))
                    InputStream file) {
        return desk.plan(file, sent(seller, year));
    }

    @POST
    @Operation(
            summary = "Order by file",
            description =
                    "CSV with ;, UTF-8, the bookseller's columns, at most 10,000 lines. Lines of one"
                            + " school under one \"Nom commande\" are one order; \"ID unique\" is each"
                            + " line's own reference. All of the file is ordered, visible at once, or"
                            + " nothing; the same file sent again, by anybody, orders nothing more."
                            + " Free licences are earned by the offers' rules; lines F<id>_<n> in the"
                            + " file must agree with them. With `plan`, just what was planned.")
    @APIResponse(responseCode = "200", description = "All of it stands")
    @APIResponse(responseCode = "409", description = "plan-changed")
    @APIResponse(responseCode = "422", description = "order-file-refused, with every bad line")
    public OrderFileReport place(
            @QueryParam("seller") @Parameter(description = SELLER) @Nullable String seller,
            @QueryParam("schoolYear") @Parameter(description = YEAR, example = "2026-2027")
                    @Nullable String year,
            @QueryParam("plan") @Nullable String plan,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            examples =
                                                    @ExampleObject(
                                                            name = "One line",
                                                            value = EXAMPLE)))
                    InputStream file) {
        return desk.place(file, sent(seller, year), Optional.ofNullable(plan));
    }

    private Sent sent(@Nullable String seller, @Nullable String year) {
        return new Sent(
                buyers.ofOwnSchools(),
                buyers.account().or(() -> Optional.ofNullable(seller)),
                year(year),
                buyers::at);
    }

    /// From May on, schools order for the year that comes.
    private static SchoolYear usual(LocalDate today) {
        var current = SchoolYear.of(today);
        boolean ends = current.firstYear() < today.getYear() && today.getMonthValue() >= 5;
        return ends ? current.next() : current;
    }

    private SchoolYear year(@Nullable String year) {
        try {
            return year == null ? usual(LocalDate.now(clock)) : SchoolYear.parse(year);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("school-year-malformed", String.valueOf(e.getMessage()));
        }
    }

    private static final String SELLER =
            "The bookseller it goes to (SIREN_ISNI); a bookseller's own files go to itself";
    private static final String YEAR =
            "The school year of the licences; from May on the one that comes, else the current one";
}
