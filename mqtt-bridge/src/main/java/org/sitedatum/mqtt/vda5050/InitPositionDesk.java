package org.sitedatum.mqtt.vda5050;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

/**
 * Tells robots that ask for it where they are: {@code initPosition}, since 3.0 {@code initializePosition}. A robot asks by a
 * {@code state} without a valid position. It is told when it stands still and is tracked well enough; then it has ten seconds to
 * finish the action before it is told again, twice as long each time it did not help, five minutes at most. One thread.
 *
 * <p>Well enough: fresh within a second, tracking, with a floor and an orientation, within {@value #MOST_DEVIATION} m and 20
 * degrees with 95 %. A robot that starts from a worse position would look for itself in the wrong place, which is worse than
 * waiting.
 */
public final class InitPositionDesk {
    /** Largest 95 % radius that is told, m. */
    public static final double MOST_DEVIATION = 0.5;

    private static final double MOST_YAW_SIGMA = Math.toRadians(20) / 1.96;
    private static final double MOST_SPEED = 0.1;
    private static final long FRESH_NANOS = 1_000_000_000L;
    private static final long FIRST_WAIT_NANOS = 10_000_000_000L;
    private static final long LONGEST_WAIT_NANOS = 300_000_000_000L;

    private final VdaOptions options;
    private final String robotInterface;
    private final VdaCommands commands = new VdaCommands();
    private final Map<String, Case> caseByTopic = new HashMap<>();
    private final Map<String, Case> cases = new HashMap<>();
    private long told;

    /** What is known of one robot. */
    private static final class Case {
        private final VdaRobot robot;
        private Optional<PoseEstimate> pose = Optional.empty();
        private Optional<String> action = Optional.empty();
        private long waitNanos = FIRST_WAIT_NANOS;
        private long notBeforeNanos = Long.MIN_VALUE;
        private long headerId;
        private String reason = "";

        private Case(VdaRobot robot) {
            this.robot = robot;
        }
    }

    /**
     * For the robots of those options.
     *
     * @throws java.util.NoSuchElementException when they name no interface of the robots
     */
    public InitPositionDesk(VdaOptions options) {
        this.options = options;
        this.robotInterface = options.initPosition().orElseThrow();
        options.robots().forEach((trackable, robot) -> {
            Case known = new Case(robot);
            caseByTopic.put(topic(robot, "state"), known);
            cases.put(trackable, known);
        });
    }

    private String topic(VdaRobot robot, String subject) {
        return new VdaTopic(
                        robotInterface,
                        options.version().topicPart(),
                        robot.manufacturer(),
                        robot.serialNumber(),
                        subject)
                .name();
    }

    /** Where the robots say how they are. */
    public List<String> stateTopics() {
        return List.copyOf(caseByTopic.keySet());
    }

    /** Whether it is about one of the robots. */
    public boolean concerns(String trackable) {
        return cases.containsKey(trackable);
    }

    /** Takes the newest pose of a robot. */
    public void onPose(PoseEstimate pose) {
        Optional.ofNullable(cases.get(pose.trackable())).ifPresent(known -> known.pose = Optional.of(pose));
    }

    /** Why a robot that asks is not told; empty when it does not ask or has been told. */
    public String reason(String trackable) {
        return Optional.ofNullable(cases.get(trackable))
                .map(known -> known.reason)
                .orElse("");
    }

    /**
     * Takes what a robot says of itself.
     *
     * @param nowNanos when it came, ns since the Unix epoch
     * @return what it is to be told
     */
    public Optional<VdaOutput.Message> onState(String topic, byte[] payload, long nowNanos) {
        Optional<Case> found = Optional.ofNullable(caseByTopic.get(topic));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Case known = found.get();
        Decoded<VdaLostRobot> decoded = VdaLostRobot.decode(payload);
        if (decoded instanceof Decoded.Read<VdaLostRobot> state) {
            return onState(known, state.value(), nowNanos);
        }
        if (decoded instanceof Decoded.Refused<VdaLostRobot> refused) {
            known.reason = "its state cannot be read: " + refused.detail();
        }
        return Optional.empty();
    }

    private Optional<VdaOutput.Message> onState(Case known, VdaLostRobot state, long nowNanos) {
        if (!state.isLost()) {
            known.reason = "";
            known.action = Optional.empty();
            known.waitNanos = FIRST_WAIT_NANOS;
            known.notBeforeNanos = Long.MIN_VALUE;
            return Optional.empty();
        }
        if (known.action.isPresent() && "FAILED".equals(state.actions().get(known.action.get()))) {
            known.reason = "the robot says that the action failed";
            known.action = Optional.empty();
        }
        if (nowNanos < known.notBeforeNanos) {
            return Optional.empty();
        }
        String objection = objection(known.pose, state, nowNanos);
        if (!objection.isEmpty()) {
            known.reason = objection;
            return Optional.empty();
        }
        known.reason = "";
        known.notBeforeNanos = nowNanos + known.waitNanos;
        known.waitNanos = Math.min(2 * known.waitNanos, LONGEST_WAIT_NANOS);
        return Optional.of(tell(known, state, nowNanos));
    }

    private static String objection(Optional<PoseEstimate> pose, VdaLostRobot state, long nowNanos) {
        if (state.isDriving()) {
            return "the robot is driving";
        }
        if (pose.isEmpty()) {
            return "nothing is known of it";
        }
        PoseEstimate at = pose.get();
        if (nowNanos - at.stampNanos() > FRESH_NANOS || at.state() != TrackingState.TRACKING) {
            return "it is not tracked now";
        }
        if (at.floor().isEmpty() || at.orientation().isEmpty()) {
            return "its " + (at.floor().isEmpty() ? "floor" : "orientation") + " is not known";
        }
        if (at.velocity().norm() > MOST_SPEED) {
            return "it does not stand still";
        }
        double deviation = LocalizationScore.deviationRange(at.covariance());
        boolean isSure = deviation <= MOST_DEVIATION && at.covariance().get(5, 5) <= MOST_YAW_SIGMA * MOST_YAW_SIGMA;
        return isSure ? "" : "its place is not known well enough (95 % radius " + Math.round(100 * deviation) + " cm)";
    }

    private VdaOutput.Message tell(Case known, VdaLostRobot state, long nowNanos) {
        PoseEstimate pose = known.pose.orElseThrow();
        VdaRobot robot = known.robot;
        RigidTransform body = options.projectFromSite()
                .then(new RigidTransform(pose.orientation().orElseThrow(), pose.position()));
        String floor = pose.floor().orElseThrow();
        String action = "sitedatum-" + robot.serialNumber() + "-" + nowNanos + "-" + told++;
        known.action = Optional.of(action);
        byte[] payload = commands.initPosition(
                options.version(),
                robot,
                known.headerId++,
                nowNanos,
                action,
                body.translation().x(),
                body.translation().y(),
                body.rotation().yaw(),
                options.mapIds().getOrDefault(floor, floor),
                state.lastNodeId());
        return new VdaOutput.Message(topic(robot, "instantActions"), payload);
    }
}
