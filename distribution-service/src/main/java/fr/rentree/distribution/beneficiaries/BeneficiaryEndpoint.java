package fr.rentree.distribution.beneficiaries;

import fr.rentree.distribution.roster.Schools;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The list that a handout works through.
@Path("/api/v1/beneficiaries")
@RunOnVirtualThread
@Tag(name = "Beneficiaries")
class BeneficiaryEndpoint {

    private final BeneficiaryDesk beneficiaries;
    private final BeneficiaryPdfWriter pdf;
    private final Caller caller;

    BeneficiaryEndpoint(BeneficiaryDesk beneficiaries, BeneficiaryPdfWriter pdf, Caller caller) {
        this.beneficiaries = beneficiaries;
        this.pdf = pdf;
        this.caller = caller;
    }

    /// Whose list, and which part of it.
    static final class Asked {
        @QueryParam("school")
        @Parameter(example = "0000001B")
        @Nullable String school;

        @QueryParam("division")
        @Parameter(example = "2NDE1")
        @Nullable String division;

        @QueryParam("profile")
        @Parameter(example = "PUPIL")
        @Nullable String profile;
    }

    @GET
    @RolesAllowed({Roles.HANDOUT_CLERK, Roles.HEAD, Roles.ADMINISTRATIVE, Roles.OPERATOR})
    @Operation(
            summary = "Who is to be handed a tablet, in the order of the alphabet",
            description =
                    "Active pupils and teachers with their charter and handover, and whoever left"
                            + " and still holds a tablet (`leaverWithDevice`).")
    public Page<BeneficiaryView> list(
            @BeanParam Asked asked,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        var after = AlphabetKey.parse(Cursor.decode(cursor));
        return Page.of(beneficiaries.page(filter(asked), after, size), size, AlphabetKey::of);
    }

    @GET
    @Path("counts")
    @RolesAllowed({Roles.HANDOUT_CLERK, Roles.HEAD, Roles.ADMINISTRATIVE, Roles.OPERATOR})
    @Operation(summary = "How many may be handed a tablet, have signed, hold one, left with one")
    public BeneficiaryCounts counts(
            @QueryParam("school") @Parameter(example = "0000001B") @Nullable String school) {
        return beneficiaries.counts(Schools.demandStaff(caller, school));
    }

    @GET
    @Path("document")
    @Produces("application/pdf")
    @RolesAllowed({Roles.HANDOUT_CLERK, Roles.HEAD, Roles.ADMINISTRATIVE, Roles.OPERATOR})
    @Operation(summary = "The same list on paper (PDF/UA-1, PDF/A-2a)")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/pdf"))
    public byte[] document(@BeanParam Asked asked) {
        return pdf.write(beneficiaries.print(filter(asked)));
    }

    private BeneficiaryFilter filter(Asked asked) {
        var school = Schools.demandStaff(caller, asked.school);
        return BeneficiaryFilter.of(school, asked.division, asked.profile);
    }
}
