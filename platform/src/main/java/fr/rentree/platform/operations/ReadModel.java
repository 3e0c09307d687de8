package fr.rentree.platform.operations;

/// What a service owns or copies, and can give a fingerprint of: a bean per model.
public interface ReadModel {

    String name();

    ReadModelDigest digest();
}
