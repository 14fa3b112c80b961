package org.sitedatum.positioning.places;

/**
 * What is known of one body at one fence, from the first doubt that it is outside until it is outside for sure. Mutable; its
 * owner is the body's {@link BodyPlace}.
 */
final class Stay {

    /** No pose from which the body came. */
    static final long NOWHERE = Long.MIN_VALUE;

    /** How a body stands to a fence. */
    enum Status {
        /** Neither inside nor outside for sure; not entered. */
        NEAR,
        /** Inside, but not for long enough to have entered. */
        ENTERING,
        /** Entered. */
        INSIDE,
        /** Entered, beyond the edge, within the exit tolerance. */
        SLIPPING,
        /** Entered, out, waiting for the exit delay. */
        LEAVING;

        /** True once an entry was said and no exit since. */
        boolean hasEntered() {
            return this == INSIDE || this == SLIPPING || this == LEAVING;
        }
    }

    private final Zone zone;
    private final int zoneIndex;
    private Status status = Status.NEAR;
    private long sinceNanos;
    private long enteredNanos;
    private long visit;
    private boolean dwelt;
    private long saidNanos = NOWHERE;
    private double probability;
    private long approachNanos = NOWHERE;
    private double approachX;
    private double approachY;
    private String lender = "";

    Stay(Zone zone, int zoneIndex) {
        this.zone = zone;
        this.zoneIndex = zoneIndex;
    }

    /** Restores one from a snapshot. */
    Stay(Zone zone, int zoneIndex, PlacesState.StayState state) {
        this(zone, zoneIndex);
        status = Status.valueOf(state.status());
        sinceNanos = state.sinceNanos();
        enteredNanos = state.enteredNanos();
        visit = state.visit();
        dwelt = state.dwelt();
        saidNanos = state.saidNanos();
        probability = state.probability();
        approachNanos = state.approachNanos();
        approachX = state.approachX();
        approachY = state.approachY();
        lender = state.lender();
    }

    PlacesState.StayState snapshot() {
        return new PlacesState.StayState(
                zone.id(),
                status.name(),
                sinceNanos,
                enteredNanos,
                visit,
                dwelt,
                saidNanos,
                probability,
                approachNanos,
                approachX,
                approachY,
                lender);
    }

    Zone zone() {
        return zone;
    }

    int zoneIndex() {
        return zoneIndex;
    }

    Status status() {
        return status;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    /** Takes a status; the time it began stays when it is the present one. */
    void become(Status next, long stampNanos) {
        if (status != next) {
            status = next;
            sinceNanos = stampNanos;
        }
    }

    /** Notes an entry. */
    void enter(long stampNanos, long newVisit) {
        become(Status.INSIDE, stampNanos);
        enteredNanos = stampNanos;
        visit = newVisit;
        dwelt = false;
        lender = "";
    }

    /** Goes on with another body's stay at this fence, which {@code newLender} may ask back; nobody when it is empty. */
    void takeOver(Stay other, long newVisit, String newLender) {
        status = other.status;
        sinceNanos = other.sinceNanos;
        enteredNanos = other.enteredNanos;
        visit = newVisit;
        dwelt = other.dwelt;
        probability = other.probability;
        lender = newLender;
    }

    /** Two stays of one body: it has been here since the earlier one began. */
    void reachBack(Stay other) {
        if (other.enteredNanos < enteredNanos) {
            enteredNanos = other.enteredNanos;
            dwelt |= other.dwelt;
        }
    }

    /** Id of the body that handed this stay over; empty when it began as this body's own. */
    String lender() {
        return lender;
    }

    long enteredNanos() {
        return enteredNanos;
    }

    long visit() {
        return visit;
    }

    void dwell() {
        dwelt = true;
    }

    /** When something was last said; a pose before that comes too late for this fence. */
    long saidNanos() {
        return saidNanos;
    }

    void say(long stampNanos) {
        saidNanos = stampNanos;
    }

    double probability() {
        return probability;
    }

    void believe(double newProbability) {
        probability = newProbability;
    }

    /** Remembers the last pose surely outside. */
    void approachFrom(double x, double y, long stampNanos) {
        approachX = x;
        approachY = y;
        approachNanos = stampNanos;
    }

    /** Forgets where the body came from: it was not heard in between. */
    void forgetApproach() {
        approachNanos = NOWHERE;
    }

    double approachX() {
        return approachX;
    }

    double approachY() {
        return approachY;
    }

    long approachNanos() {
        return approachNanos;
    }

    /** When something happens here by itself, if the body was last heard at {@code heardNanos}. */
    long dueNanos(long heardNanos) {
        return switch (status) {
            case NEAR -> Zone.NEVER;
            case ENTERING -> afterDelay(zone.enterDelayNanos(), heardNanos);
            case INSIDE -> Math.min(dwellNanos(), Zone.after(heardNanos, zone.timeoutNanos()));
            case SLIPPING -> Math.min(dwellNanos(), afterDelay(zone.toleranceNanos(), heardNanos));
            case LEAVING -> Math.min(dwellNanos(), afterDelay(zone.exitDelayNanos(), heardNanos));
        };
    }

    private long afterDelay(long delayNanos, long heardNanos) {
        return Math.min(Zone.after(sinceNanos, delayNanos), Zone.after(heardNanos, zone.timeoutNanos()));
    }

    /** When the body is taken to have left, if it is last heard at {@code heardNanos}. */
    long silentNanos(long heardNanos) {
        return Zone.after(heardNanos, zone.timeoutNanos());
    }

    /** When it becomes a dwell. */
    long dwellNanos() {
        return dwelt ? Zone.NEVER : Zone.after(enteredNanos, zone.dwellNanos());
    }
}
