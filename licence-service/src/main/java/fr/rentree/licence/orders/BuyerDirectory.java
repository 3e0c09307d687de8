package fr.rentree.licence.orders;

import static fr.rentree.platform.caller.Roles.HEAD;
import static fr.rentree.platform.caller.Roles.RESOURCE_MANAGER;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// On whose account the caller orders.
@ApplicationScoped
public class BuyerDirectory {

    private final Caller caller;

    BuyerDirectory(Caller caller) {
        this.caller = caller;
    }

    /// The buyer for a school: a bookseller for itself, or who manages the school's resources.
    public Buyer at(Uai school) {
        return account()
                .map(seller -> new Buyer(seller, caller.name()))
                .orElseGet(() -> {
                    caller.demand(school, RESOURCE_MANAGER, HEAD);
                    return ofOwnSchools();
                });
    }

    /// The same, where each school is looked at by itself.
    public Buyer ofOwnSchools() {
        return new Buyer(
                account().orElse(caller.isOperator() ? Buyer.OPERATOR : Buyer.SCHOOL),
                caller.name());
    }

    /// The bookseller who calls, if it is one; everybody else orders for a school.
    public Optional<String> account() {
        var id = caller.distributor();
        if (id.filter(String::isEmpty).isPresent()) {
            throw Problem.forbidden(
                    "distributor-unknown", "Your client has no distributor_id: ask the operator.");
        }
        return id;
    }
}
