package org.sitedatum.mqtt;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

/**
 * Knows the topics of each body, the stamp of its newest pose and whether its last pose is due: at every change of state, else
 * once per interval. What is due while it cannot be sent is owed, until a newer one of the body is sent. A body that is lost
 * is forgotten, but for the stamp a while. Not thread-safe; time is given in.
 */
final class LastPoses {
    /** Bodies lost within the half second of a hand-over, at most. */
    private static final int MOST_LOST = 1_000;

    /** As many as the broker is given at once, see {@link org.sitedatum.mqtt.session.PublisherOptions}. */
    private static final int MOST_OWED = 8_192;

    private final TopicScheme topics;
    private final long intervalNanos;
    private final Map<String, Body> bodies = new HashMap<>();
    private final Map<String, Long> lostNanos = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_LOST;
        }
    };
    private final Map<String, PoseEstimate> owed = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PoseEstimate> eldest) {
            return size() > MOST_OWED;
        }
    };

    LastPoses(TopicScheme topics, long intervalNanos) {
        this.topics = topics;
        this.intervalNanos = intervalNanos;
    }

    /**
     * The topics of the pose's body, and whether the last pose is to be replaced by this one; if so it counts as sent.
     *
     * @param canSend whether there is a connection; without one nothing is due, but owed
     */
    Plan plan(PoseEstimate pose, long nowNanos, boolean canSend) {
        String id = pose.trackable();
        Body body = bodies.get(id);
        boolean due = body == null || body.state != pose.state() || nowNanos - body.sentNanos >= intervalNanos;
        if (due && canSend) {
            owed.remove(id);
        } else if (due || owed.containsKey(id)) {
            owed.put(id, pose);
        }
        if (body == null) {
            body = new Body(topics.pose(id), topics.last(id));
            bodies.put(id, body);
        }
        if (due) {
            body.state = pose.state();
            body.sentNanos = nowNanos;
        }
        body.stampNanos = pose.stampNanos();
        if (pose.state() == TrackingState.LOST) {
            bodies.remove(id);
            lostNanos.put(id, pose.stampNanos());
        }
        return new Plan(body.poseTopic, body.lastTopic, due && canSend);
    }

    /** The poses that are owed, and none from now on: they count as sent. */
    List<PoseEstimate> takeOwed() {
        List<PoseEstimate> taken = List.copyOf(owed.values());
        owed.clear();
        return taken;
    }

    /** Of each body the stamp of its newest pose, ns since the Unix epoch; bodies lost long ago are missing. */
    Map<String, Long> stamps() {
        Map<String, Long> stamps = new HashMap<>(lostNanos);
        bodies.forEach((id, body) -> stamps.put(id, body.stampNanos));
        return stamps;
    }

    /**
     * Where a pose goes.
     *
     * @param poseTopic always
     * @param lastTopic when it is due
     * @param lastIsDue whether it is
     */
    record Plan(String poseTopic, String lastTopic, boolean lastIsDue) {}

    private static final class Body {
        private final String poseTopic;
        private final String lastTopic;
        private TrackingState state = TrackingState.LOST;
        private long sentNanos;
        private long stampNanos;

        private Body(String poseTopic, String lastTopic) {
            this.poseTopic = poseTopic;
            this.lastTopic = lastTopic;
        }
    }
}
