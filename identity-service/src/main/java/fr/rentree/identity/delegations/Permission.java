package fr.rentree.identity.delegations;

/// What may be delegated at a school.
enum Permission {
    ASSIGNMENT_OFFICER,
    HANDOUT_CLERK,
    RESOURCE_MANAGER
}
