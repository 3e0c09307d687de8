package fr.rentree.e2e.stage;

/// One thing that happens in a school year: it does it, shows it, and checks what it claims.
public interface Step {

    String title();

    /// Who does this, in words.
    String who();

    void play(Year year);
}
