package fr.rentree.licence.guilty;

/// A class of another service.
public class Foreign {}
