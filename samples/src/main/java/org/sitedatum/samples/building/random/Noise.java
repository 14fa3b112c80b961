package org.sitedatum.samples.building.random;

/**
 * Random numbers as a function of key and index: no state, so that the order of calls changes nothing and the same seed
 * gives the same bits on every machine.
 *
 * <p>Mixing by SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014, fig. 14).
 * Immutable and thread-safe.
 *
 * @param key names the stream
 */
public record Noise(long key) {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** An independent stream by name. */
    public Noise child(String name) {
        long mixed = key;
        for (int i = 0; i < name.length(); i++) {
            mixed = mix(mixed * 31 + name.charAt(i) + GOLDEN_GAMMA);
        }
        return new Noise(mixed);
    }

    /** Uniform in [0, 1). */
    public double uniform(long index) {
        return (mix(key + GOLDEN_GAMMA * (index + 1)) >>> 11) * 0x1.0p-53;
    }

    /** Normal with mean 0 and standard deviation 1 (Box-Muller). */
    public double gaussian(long index) {
        double u = 1 - uniform(2 * index);
        double v = uniform(2 * index + 1);
        return Math.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
    }

    /** Exponential with mean 1. */
    public double exponential(long index) {
        return -StrictMath.log(1 - uniform(index));
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
