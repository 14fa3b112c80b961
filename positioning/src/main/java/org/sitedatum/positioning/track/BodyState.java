package org.sitedatum.positioning.track;

import org.sitedatum.positioning.fix.BearingFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.ImuFix;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.time.Rewindable;
import org.sitedatum.positioning.time.Snapshot;

/**
 * Everything the estimate of one body depends on: belief, odometry, buffered ranges, what was learnt of sources and
 * floor. A fix is taken in three steps: move to its stamp, correct, keep the books.
 */
final class BodyState implements Rewindable {

    /** After a silence of ten minutes the body may be anywhere: what follows starts a new estimate. */
    private static final long FORGET_AFTER_NANOS = 600_000_000_000L;

    private final BodyProfile profile;
    private final Workspace work;
    private final Belief belief;
    private final OdometryTrack odometry = new OdometryTrack();
    private final OdometryTrust odometryTrust = new OdometryTrust();
    private final StartBuffer buffer = new StartBuffer();
    private final SourceErrors sourceErrors;
    private final FloorVote floor;
    private final RecentSources sources = new RecentSources();
    private final StateMotion motion;
    private final Levelling levelling;
    private final StateStart start;
    private final StateUpdates updates;
    private final IntegrityWatch watch;
    private final ConstantErrors constantErrors = new ConstantErrors();
    private final PixelUpdate pixels;
    private final MarkerUpdate markers;

    private long stampNanos = Long.MIN_VALUE;
    private long measuredNanos = Long.MIN_VALUE;
    private int gatedInRow;
    private final RefusedShare refused = new RefusedShare();
    /** About the last fix applied, not about the body: not rewound. */
    private FixVerdict verdict = FixVerdict.WAITING;
    /** Of what lies here, whichever body it is of: not rewound. */
    private long change;
    /** About the last call, not about the body: not rewound. */
    private FixVerdict arrivalVerdict = FixVerdict.WAITING;

    BodyState(BodyProfile profile, SiteSensors sensors, Workspace work) {
        this.profile = profile;
        this.work = work;
        this.belief = new Belief(profile, work);
        this.sourceErrors = new SourceErrors(profile, belief, odometry);
        this.floor = new FloorVote(sensors, profile);
        this.motion = new StateMotion(profile, belief, odometry, floor, sensors.wallMap());
        this.levelling = new Levelling(profile, belief, odometry);
        this.start = new StateStart(profile, sensors, belief, odometry, floor, levelling);
        this.watch = new IntegrityWatch(profile, belief, work);
        this.updates = new StateUpdates(profile, sensors, belief, odometry, sourceErrors, watch, work);
        this.pixels = new PixelUpdate(profile, sensors, belief, constantErrors, updates);
        this.markers = new MarkerUpdate(sensors, belief, constantErrors, start, updates, work.poseModel());
    }

    @Override
    public void save(Snapshot out) {
        out.putValue(profile.description());
        out.putLong(stampNanos);
        out.putLong(measuredNanos);
        out.put(gatedInRow);
        refused.save(out);
        belief.save(out);
        odometry.save(out);
        buffer.save(out);
        sourceErrors.save(out);
        floor.save(out);
        sources.save(out);
        motion.save(out);
        watch.save(out);
        constantErrors.save(out);
        updates.save(out);
        odometryTrust.save(out);
    }

    @Override
    public void restore(Snapshot in) {
        change++;
        profile.become(in.nextValue(BodyDescription.class));
        stampNanos = in.nextLong();
        measuredNanos = in.nextLong();
        gatedInRow = in.nextInt();
        refused.restore(in);
        belief.restore(in);
        odometry.restore(in);
        buffer.restore(in);
        sourceErrors.restore(in);
        floor.restore(in);
        sources.restore(in);
        motion.restore(in);
        watch.restore(in);
        constantErrors.restore(in);
        updates.restore(in);
        odometryTrust.restore(in);
    }

    @Override
    public void apply(Fix fix) {
        change++;
        moveTo(fix.stampNanos());
        fix.header().floor().ifPresent(floor::heardClaim);
        work.hearing().clear();
        verdict = take(fix);
        work.hearing().use(verdict == FixVerdict.TAKEN);
        if (watch.takeEstimateOff() && odometry.isActive()) {
            odometryTrust.distrust();
            dropOdometry();
        }
        if (verdict == FixVerdict.TAKEN) {
            motion.measured();
            sources.heard(fix.header().source(), fix.stampNanos());
        }
        if (verdict == FixVerdict.TAKEN && (fix instanceof PoseFix || fix instanceof MarkerFix)) {
            levelling.apply();
        }
        if (verdict == FixVerdict.TAKEN && !(fix instanceof OdometryFix || fix instanceof ImuFix)) {
            measuredNanos = fix.stampNanos();
            gatedInRow = 0;
            agreed(fix);
        }
        if (verdict == FixVerdict.GATED) {
            refused.refused(fix.stampNanos());
            recover();
        }
    }

    private void agreed(Fix fix) {
        boolean place = fix instanceof PoseFix || fix instanceof PositionFix;
        if (place) {
            refused.confirmed(fix.stampNanos());
        } else {
            refused.taken(fix.stampNanos());
        }
    }

    @Override
    public void noteArrival() {
        arrivalVerdict = verdict;
        work.arrivalHearing().copyFrom(work.hearing());
    }

    private void moveTo(long stamp) {
        if (!belief.isEmpty() && stamp - stampNanos > FORGET_AFTER_NANOS) {
            startOver(false);
        }
        if (!belief.isEmpty() && stamp > stampNanos) {
            motion.moveTo(stampNanos, stamp);
        }
        stampNanos = stamp;
    }

    private FixVerdict take(Fix fix) {
        if (fix instanceof RangeFix range) {
            return range(range);
        }
        if (fix instanceof OdometryFix report) {
            return odometry(report);
        }
        if (fix instanceof PositionFix position) {
            return belief.isEmpty() ? start.at(position) : updates.position(position);
        }
        if (fix instanceof PoseFix pose) {
            return pose(pose);
        }
        if (fix instanceof PixelFix pixel) {
            return pixel(pixel);
        }
        if (fix instanceof MarkerFix marker) {
            return markers.apply(marker);
        }
        if (fix instanceof RangeDifferenceFix difference) {
            return rangeDifference(difference);
        }
        if (fix instanceof BearingFix bearing) {
            return belief.isEmpty() ? FixVerdict.NOT_INITIALISED : updates.bearing(bearing);
        }
        if (fix instanceof ImuFix imu) {
            return belief.isEmpty() ? FixVerdict.NOT_INITIALISED : updates.imu(imu, odometry.isActive());
        }
        return FixVerdict.UNSUPPORTED;
    }

    private FixVerdict range(RangeFix range) {
        if (belief.isEmpty()) {
            return startFrom(range);
        }
        floor.heard(range.anchor());
        if (profile.severalTags()) {
            start.orientAllRound();
        }
        return updates.range(range);
    }

    private FixVerdict rangeDifference(RangeDifferenceFix difference) {
        return belief.isEmpty() ? startFrom(difference) : updates.rangeDifference(difference);
    }

    private FixVerdict startFrom(Fix fix) {
        buffer.add(fix);
        FixVerdict started = start.from(buffer);
        if (!belief.isEmpty()) {
            buffer.clear();
        }
        return started;
    }

    private FixVerdict odometry(OdometryFix report) {
        boolean jumped = odometry.isActive() && odometry.isBroken(report);
        if (jumped && !odometry.isAnnouncedBreak(report)) {
            odometryTrust.jumped();
        }
        boolean distrusted = odometryTrust.isDistrusted();
        if (!odometryTrust.hear(report, watch.speed())) {
            dropOdometry();
            return FixVerdict.EXCLUDED;
        }
        if (!odometry.isActive() || jumped) {
            odometry.start(report);
            start.beginOdometry();
            if (distrusted) {
                watch.renewHeading();
            }
        } else {
            motion.report(report);
        }
        return FixVerdict.TAKEN;
    }

    private void dropOdometry() {
        if (odometry.isActive()) {
            odometry.clear();
            belief.spreadModes();
        }
    }

    private FixVerdict pose(PoseFix pose) {
        if (belief.isEmpty()) {
            return start.at(pose);
        }
        start.orientBy(pose.frameFromPoint().rotation());
        return updates.pose(pose);
    }

    private FixVerdict pixel(PixelFix pixel) {
        if (!belief.isEmpty()) {
            return pixels.apply(pixel);
        }
        return pixels.place(pixel).map(start::at).orElse(FixVerdict.NOT_INITIALISED);
    }

    /** After many refusals, in a row or for long, the estimate is the likelier culprit: widen it, then start over. */
    private void recover() {
        gatedInRow++;
        if (gatedInRow == 12 || gatedInRow == 24) {
            belief.widen(gatedInRow == 12 ? 1 : 25);
        } else if (gatedInRow > 36 || refused.isHopeless()) {
            startOver(true);
        }
    }

    private void startOver(boolean contradicted) {
        watch.restart(contradicted);
        belief.clear();
        sourceErrors.clear();
        motion.clear();
        constantErrors.clear();
        gatedInRow = 0;
        refused.clear();
    }

    /** True when the parts of a restored state fit each other. */
    boolean isConsistent() {
        int nuisances = belief.nuisance().count();
        return belief.isConsistent() && sourceErrors.fits(nuisances) && constantErrors.fits(nuisances);
    }

    /** True when so much was refused lately that the estimate itself is in doubt. */
    boolean isContradicted() {
        return refused.isDoubtful() || watch.isAmbiguous();
    }

    /** What the comparison of the sources demands of the protection level, m. */
    double integrityLevel() {
        return watch.level();
    }

    /** m the body may have come since it set off unnoticed. */
    double unnoticedDistance() {
        return watch.unnoticedDistance();
    }

    BodyProfile profile() {
        return profile;
    }

    Belief belief() {
        return belief;
    }

    OdometryTrack odometry() {
        return odometry;
    }

    FloorVote floor() {
        return floor;
    }

    RecentSources sources() {
        return sources;
    }

    /** Stamp of the last fix taken or refused, ns. */
    long stampNanos() {
        return stampNanos;
    }

    /** Stamp of the last measurement of place taken, ns; odometry and inertial rates do not count. */
    long measuredNanos() {
        return measuredNanos;
    }

    /** Another number after every change of what this says. */
    long change() {
        return change;
    }

    /** What became of the fix that arrived last, wherever it was put. */
    FixVerdict arrivalVerdict() {
        return arrivalVerdict;
    }
}
