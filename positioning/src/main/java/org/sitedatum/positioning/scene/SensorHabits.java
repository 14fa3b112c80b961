package org.sitedatum.positioning.scene;

import org.sitedatum.positioning.time.Snapshot;

/**
 * What is learnt of one sensor while it runs: how often it scans, how much clutter it reports and where, how often it
 * misses, how much of the scene it sees, how its heading is off. Exponentially forgetting counts with stated priors.
 *
 * <p>Mutable; not thread-safe.
 */
final class SensorHabits {

    private static final double PRIOR_CLUTTER = 2;
    private static final double PRIOR_DETECTION = 0.9;
    /** Weight of the prior detection probability, in detections. */
    private static final double PRIOR_COUNT = 20;
    /** Counts are forgotten over this many scans or detections. */
    private static final double MEMORY = 200;

    /** Clutter and arrivals are forgotten over this many scans. */
    private static final double SCAN_MEMORY = 50;
    /** New bodies per scan that are always reckoned with. */
    private static final double LEAST_ARRIVALS = 0.01;
    /** One detection alone proves no body, however clean the sensor has been. */
    private static final double MOST_BIRTH = 0.2;

    private static final double SMALLEST_CLUTTER = 0.05;
    private static final double LEAST_DETECTION = 0.3;
    private static final double MOST_DETECTION = 0.98;
    /** The side of the smallest region detections are spread over, m. */
    private static final double SMALLEST_SIDE = 10;
    /** A compass or mount is off by this much, rad; it wanders through that in {@link #BIAS_SECONDS}. */
    private static final double BIAS_SIGMA = 0.03;

    private static final double BIAS_SECONDS = 60;

    /** Weight of the prior that the stated variances are right, in detections. */
    private static final double PRIOR_NOISE = 30;

    private static final double LEAST_NOISE = 0.4;
    private static final double MOST_NOISE = 4;

    /** Share of the bodies a sensor has in sight, before anything is known of either. */
    private static final double COVERAGE = 0.3;

    /** Share of a radar's rates that are believed to fit before any was seen, and for how many rates that counts. */
    private static final double PRIOR_TRUST = 0.5;

    private static final double PRIOR_RATES = 20;

    long scans;
    long lastNanos;
    /** Mean time between scans, s; NaN before the second. */
    double period = Double.NaN;

    /** Where it goes, when it sends its place. */
    final Ride ride = new Ride();

    /** How strong its echoes are, of those that say so. */
    final EchoStrength strength = new EchoStrength();

    private final DetectionByRange byRange = new DetectionByRange();
    private boolean places;
    private double ratesFitting = PRIOR_RATES * PRIOR_TRUST;
    private double rates = PRIOR_RATES;
    private double arrivalsSeen;
    private double arrivals = 1;
    private double clutter = PRIOR_CLUTTER;
    private double hits = PRIOR_DETECTION * PRIOR_COUNT;
    private double chances = PRIOR_COUNT;
    private double minX = Double.POSITIVE_INFINITY;
    private double minY = Double.POSITIVE_INFINITY;
    private double maxX = Double.NEGATIVE_INFINITY;
    private double maxY = Double.NEGATIVE_INFINITY;
    private final ClutterSpread spread = new ClutterSpread();
    private double noiseSeen = PRIOR_NOISE;
    private double noiseStated = PRIOR_NOISE;
    private double bias;
    private double biasVariance = BIAS_SIGMA * BIAS_SIGMA;

    void save(Snapshot out) {
        out.putLong(scans);
        out.putLong(lastNanos);
        out.put(period);
        out.putBoolean(places);
        out.put(arrivalsSeen);
        out.put(arrivals);
        out.put(clutter);
        out.put(hits);
        out.put(chances);
        out.put(minX);
        out.put(minY);
        out.put(maxX);
        out.put(maxY);
        spread.save(out);
        out.put(noiseSeen);
        out.put(noiseStated);
        out.put(bias);
        out.put(biasVariance);
        out.put(ratesFitting);
        out.put(rates);
        ride.save(out);
        strength.save(out);
        byRange.save(out);
    }

    void restore(Snapshot in) {
        scans = in.nextLong();
        lastNanos = in.nextLong();
        period = in.next();
        places = in.nextBoolean();
        arrivalsSeen = in.next();
        arrivals = in.next();
        clutter = in.next();
        hits = in.next();
        chances = in.next();
        minX = in.next();
        minY = in.next();
        maxX = in.next();
        maxY = in.next();
        spread.restore(in);
        noiseSeen = in.next();
        noiseStated = in.next();
        bias = in.next();
        biasVariance = in.next();
        ratesFitting = in.next();
        rates = in.next();
        ride.restore(in);
        strength.restore(in);
        byRange.restore(in);
    }

    /** Notes a scan at a stamp; what changes with time moves on. */
    void begin(long stampNanos) {
        if (scans > 0) {
            double dt = 1e-9 * (stampNanos - lastNanos);
            period = Double.isNaN(period) ? dt : period + (dt - period) / Math.min(scans, 20);
            double wander = Math.min(1, 2 * dt / BIAS_SECONDS);
            biasVariance += wander * (BIAS_SIGMA * BIAS_SIGMA - biasVariance);
        }
        lastNanos = stampNanos;
        scans++;
    }

    /** True once it has told where something is, and not only in which direction. */
    boolean places() {
        return places;
    }

    /** Says that it tells where things are. */
    void notePlaces() {
        places = true;
    }

    /** Probability that a body nothing is known of is in its sight; 0 for one that only tells directions. */
    double coverage() {
        return places ? COVERAGE : 0;
    }

    /** Widens the region by a detection's place. */
    void place(double x, double y) {
        minX = Math.min(minX, x);
        minY = Math.min(minY, y);
        maxX = Math.max(maxX, x);
        maxY = Math.max(maxY, y);
    }

    /** Area false detections are spread over, m^2: at first the whole region, later where they are seen to fall. */
    double area() {
        double region = Math.max(maxX - minX, SMALLEST_SIDE) * Math.max(maxY - minY, SMALLEST_SIDE);
        return spread.area(region, SMALLEST_SIDE * SMALLEST_SIDE);
    }

    /** Takes the place of a detection that with this probability no confirmed body explains. */
    void learnClutterAt(double x, double y, double unexplained) {
        spread.learn(x, y, unexplained);
    }

    /** Notes that a body this sensor saw first was confirmed. */
    void noteArrival() {
        arrivalsSeen++;
    }

    /** Probability that a detection which nothing explains is the first of a new body. */
    double birth() {
        double arriving = Math.max(arrivals, LEAST_ARRIVALS);
        return Math.min(MOST_BIRTH, arriving / (arriving + clutter()));
    }

    /** Takes the number of detections of one scan that no confirmed body explains. */
    void learnClutter(double unexplained) {
        clutter += (unexplained - clutter) / Math.min(SCAN_MEMORY, 2.0 + scans);
        arrivals += (arrivalsSeen - arrivals) / Math.min(SCAN_MEMORY, 5.0 + scans);
        arrivalsSeen = 0;
    }

    /** Expected false detections per scan. */
    double clutter() {
        return Math.max(clutter, SMALLEST_CLUTTER);
    }

    /**
     * Takes whether a body surely in sight was detected: the probability that it was.
     *
     * @param distance from the sensor, m; NaN when it is not known where it stands
     */
    void learnDetection(double hit, double distance) {
        double keep = 1 - 1 / MEMORY;
        hits = keep * hits + hit;
        chances = keep * chances + 1;
        if (!Double.isNaN(distance)) {
            byRange.learn(distance, hit);
        }
    }

    /** Probability that a body in sight is detected at a distance, m; NaN: at any. */
    double detectionProbability(double distance) {
        double mean = hits / chances;
        double here = Double.isNaN(distance) ? mean : byRange.probability(distance, mean);
        return Math.min(MOST_DETECTION, Math.max(LEAST_DETECTION, here));
    }

    /**
     * Takes one innovation of a body that surely exists.
     *
     * @param share innovation squared less the prediction's variance, over the stated variance of the detection
     */
    void learnNoise(double share) {
        double keep = 1 - 1 / MEMORY;
        noiseSeen = keep * noiseSeen + Math.min(share, 9);
        noiseStated = keep * noiseStated + 1;
    }

    /** How many times larger the variance of detections is than stated. */
    double noise() {
        return Math.min(MOST_NOISE, Math.max(LEAST_NOISE, noiseSeen / noiseStated));
    }

    /** Takes whether the radial velocity of a body that surely exists fitted it. */
    void learnRate(boolean fits) {
        double keep = 1 - 1 / MEMORY;
        ratesFitting = keep * ratesFitting + (fits ? 1 : 0);
        rates = keep * rates + 1;
    }

    /** Share of its radial velocities that fit the bodies they came from. */
    double rateTrust() {
        return Math.min(0.99, Math.max(0.01, ratesFitting / rates));
    }

    /** Azimuths read too large by this, rad. */
    double bias() {
        return bias;
    }

    double biasVariance() {
        return biasVariance;
    }

    /**
     * Takes the azimuth innovation of a body that other sensors hold.
     *
     * @param innovation rad, after the present bias was taken off
     * @param variance of it, rad^2, the bias's own included
     * @param weight probability that the detection is the body's, times the others' share of its position
     */
    void learnBias(double innovation, double variance, double weight) {
        double gain = weight * biasVariance / variance;
        bias += gain * innovation;
        biasVariance -= gain * weight * biasVariance;
    }
}
