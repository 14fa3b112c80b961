package org.sitedatum.positioning.track;

import java.util.Arrays;
import java.util.List;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.snapshot.Listing;
import org.sitedatum.positioning.time.Snapshot;

/**
 * On which floor a body is: a probability for each (a hidden Markov model; Rabiner 1989, sec. III-A, forward step), and a
 * decision with hysteresis. Evidence is which floors' anchors are heard, the floors that sources claim, and the height of
 * the estimate. Successive ranges tell the same again and again, so evidence is taken once a step, and bounded.
 *
 * <p>Rewindable; allocates nothing after construction.
 */
final class FloorVote {

    /** Mean time on one floor, s. */
    private static final double MEAN_STAY = 60;
    /** No floor is ever less probable: a second of clear news is enough to change. */
    private static final double LEAST = 0.02;
    /** Another floor is taken when as probable as this, and that floor stays until the next is. */
    private static final double CHANGE_ABOVE = 0.9;
    /** Log-likelihoods per second of clear evidence. */
    private static final double HEARD_RATE = 12;

    private static final double CLAIM_RATE = 12;
    private static final double HEIGHT_RATE = 3;
    /** Share of one floor's anchors among those heard from which on it counts, and counts in full. */
    private static final double SHARE_COUNTS = 0.7;

    private static final double SHARE_FULL = 0.9;
    /** Fewer ranges a second than this count for less. */
    private static final double RANGES_FULL = 6;
    /** How far a body's height may be from what the site document says: stooping, a step, m. */
    private static final double HEIGHT_SIGMA = 0.4;
    /** Farther than this from its height on every floor a body is on stairs or in a lift, and on neither, m. */
    private static final double ARRIVED_WITHIN = 1;

    private final SiteSensors sensors;
    private final BodyProfile profile;
    private final double[] probability;
    private final double[] heard;
    private final double[] claimed;
    private final boolean[] hasAnchors;
    private final double[] evidence;
    private int floor;
    /** The floor whose anchors alone were heard in the last step, or -1. */
    private int alone = -1;

    FloorVote(SiteSensors sensors, BodyProfile profile) {
        this.sensors = sensors;
        this.profile = profile;
        int floors = Math.max(1, sensors.floors().size());
        probability = new double[floors];
        heard = new double[floors];
        claimed = new double[floors];
        evidence = new double[floors];
        hasAnchors = new boolean[floors];
        for (int anchor = 0; anchor < sensors.anchorCount(); anchor++) {
            hasAnchors[sensors.anchorFloor(anchor)] = true;
        }
    }

    /** On the only floor there is nothing to remember. */
    void save(Snapshot out) {
        if (!isOneOfSeveral()) {
            return;
        }
        out.put(probability, probability.length);
        out.put(heard, heard.length);
        out.put(claimed, claimed.length);
        out.put(floor);
        out.put(alone);
    }

    void restore(Snapshot in) {
        if (in.listed(Listing.FLOORS, probability.length) <= 1) {
            decideFor(Math.max(0, in.placeNow(Listing.FLOORS, 0)));
            return;
        }
        in.nextInto(probability, Listing.FLOORS);
        in.nextInto(heard, Listing.FLOORS);
        in.nextInto(claimed, Listing.FLOORS);
        floor = in.nextPlace(Listing.FLOORS);
        alone = in.nextPlace(Listing.FLOORS);
        if (floor < 0) {
            floor = mostProbable();
        }
    }

    /** Starts on the floor a height belongs to. */
    void startAt(double z) {
        decideFor(sensors.floorAt(z));
    }

    private void decideFor(int index) {
        floor = index;
        alone = -1;
        Arrays.fill(probability, LEAST);
        probability[floor] = 1;
        normalise();
        Arrays.fill(heard, 0);
        Arrays.fill(claimed, 0);
    }

    /** Takes note that an anchor was heard. */
    void heard(String anchor) {
        if (isOneOfSeveral()) {
            heard[sensors.anchorFloor(sensors.anchorIndex(anchor))]++;
        }
    }

    /** Takes note that a source said on which floor the body is; unknown floors say nothing. */
    void heardClaim(String floorId) {
        int index = sensors.floorIndex(floorId);
        if (index >= 0) {
            claimed[index]++;
        }
    }

    /** True when the site has a floor to be on. */
    boolean isOneOfSome() {
        return !sensors.floors().isEmpty();
    }

    /** True when the site has more than one floor. */
    boolean isOneOfSeveral() {
        return probability.length > 1;
    }

    /**
     * Weighs what was noted since the last step.
     *
     * @param dt since the last step, s
     * @param z estimated height, m in the site
     * @param variance of z, m^2
     * @return true when another floor was decided for
     */
    boolean step(double dt, double z, double variance) {
        if (!isOneOfSeveral()) {
            return false;
        }
        Arrays.fill(evidence, 0);
        weighHeard(dt);
        weighClaims(dt);
        weighHeight(dt, z, variance);
        update(dt);
        int best = mostProbable();
        boolean changed = best != floor && probability[best] > CHANGE_ABOVE;
        floor = changed ? best : floor;
        return changed;
    }

    /** A floor with no anchors of its own is not less likely because others' are heard. */
    private void weighHeard(double dt) {
        double total = sum(heard);
        alone = -1;
        if (total == 0) {
            return;
        }
        double weight = HEARD_RATE * dt * Math.min(1, total / (RANGES_FULL * dt));
        double most = 0;
        for (int i = 0; i < heard.length; i++) {
            double share = heard[i] / total;
            evidence[i] = clamp((share - SHARE_COUNTS) / (SHARE_FULL - SHARE_COUNTS));
            most = Math.max(most, evidence[i]);
            alone = share >= SHARE_FULL ? i : alone;
        }
        for (int i = 0; i < heard.length; i++) {
            evidence[i] = weight * (hasAnchors[i] ? evidence[i] : most);
        }
        Arrays.fill(heard, 0);
    }

    private void weighClaims(double dt) {
        double total = sum(claimed);
        for (int i = 0; total > 0 && i < claimed.length; i++) {
            evidence[i] += CLAIM_RATE * dt * claimed[i] / total;
        }
        Arrays.fill(claimed, 0);
    }

    private void weighHeight(double dt, double z, double variance) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < evidence.length; i++) {
            nearest = Math.min(nearest, miss(i, z));
        }
        double scale = 1 / (variance + HEIGHT_SIGMA * HEIGHT_SIGMA);
        for (int i = 0; nearest < ARRIVED_WITHIN && i < evidence.length; i++) {
            double worse = miss(i, z) * miss(i, z) - nearest * nearest;
            evidence[i] -= dt * Math.min(HEIGHT_RATE, scale * worse);
        }
    }

    /** How far a height is from what it would be on a floor, m. */
    private double miss(int index, double z) {
        return profile.heightKnown() ? Math.abs(z - heightOn(index)) : missOfStorey(index, z);
    }

    /** By how much a height is outside a storey, which reaches to the next floor above it. */
    private double missOfStorey(int index, double z) {
        double elevation = sensors.floors().get(index).elevation();
        double top = Double.POSITIVE_INFINITY;
        for (Floor other : sensors.floors()) {
            top = other.elevation() > elevation ? Math.min(top, other.elevation()) : top;
        }
        return Math.max(0, Math.max(elevation - z, z - top));
    }

    private void update(double dt) {
        double leave = 1 - Math.exp(-dt / MEAN_STAY);
        double strongest = Double.NEGATIVE_INFINITY;
        for (double value : evidence) {
            strongest = Math.max(strongest, value);
        }
        for (int i = 0; i < probability.length; i++) {
            double arrive = leave * (1 - probability[i]) / (probability.length - 1);
            probability[i] = ((1 - leave) * probability[i] + arrive) * Math.exp(evidence[i] - strongest);
        }
        normalise();
        for (int i = 0; i < probability.length; i++) {
            probability[i] = Math.max(LEAST, probability[i]);
        }
        normalise();
    }

    private void normalise() {
        double sum = 0;
        for (double value : probability) {
            sum += value;
        }
        for (int i = 0; i < probability.length; i++) {
            probability[i] /= sum;
        }
    }

    private int mostProbable() {
        int best = 0;
        for (int i = 1; i < probability.length; i++) {
            best = probability[i] > probability[best] ? i : best;
        }
        return best;
    }

    private static double sum(double[] counts) {
        double total = 0;
        for (double count : counts) {
            total += count;
        }
        return total;
    }

    private static double clamp(double share) {
        return Math.max(0, Math.min(1, share));
    }

    /** Probability of a floor, by index. */
    double probability(int index) {
        return probability[index];
    }

    /** True when hardly another floor comes into question. */
    boolean isSure() {
        return probability[floor] > CHANGE_ABOVE;
    }

    /** True when besides nothing but its own anchors was heard of late. */
    boolean isUndisputed() {
        return isSure() && alone == floor;
    }

    /** Index of the floor decided for. */
    int floor() {
        return floor;
    }

    /** The tag's height on the floor decided for, m in the site. */
    double targetHeight() {
        return heightOn(floor);
    }

    List<Floor> floors() {
        return sensors.floors();
    }

    private double heightOn(int index) {
        return sensors.floors().get(index).elevation() + profile.trackable().height();
    }

    /** Site z of the body on this floor when its height is fixed, else {@code above} m over the floor. */
    double targetHeightOr(double above) {
        return profile.heightKnown()
                ? heightOn(floor)
                : sensors.floors().get(floor).elevation() + above;
    }
}
