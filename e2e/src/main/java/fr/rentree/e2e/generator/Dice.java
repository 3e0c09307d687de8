package fr.rentree.e2e.generator;

/// Chance that falls the same way for the same thing: no state, so any school can be made without
/// the others.
record Dice(long seed) {

    /// A number from 0 to `bound - 1` that depends on the seed and on what it is about.
    int roll(int bound, long... about) {
        var hash = seed;
        for (var part : about) {
            hash = mix(hash + 0x9E3779B97F4A7C15L + part);
        }
        return (int) Math.floorMod(mix(hash), (long) bound);
    }

    boolean oneIn(int chances, long... about) {
        return roll(chances, about) == 0;
    }

    private static long mix(long value) {
        var a = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        var b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
