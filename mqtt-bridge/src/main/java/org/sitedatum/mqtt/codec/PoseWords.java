package org.sitedatum.mqtt.codec;

import java.util.Optional;
import java.util.stream.Stream;
import org.sitedatum.mqtt.protobuf.PoseProto.State;
import org.sitedatum.positioning.TrackingState;

/** The states of a pose in the binary contract. */
final class PoseWords {
    private PoseWords() {}

    static State of(TrackingState state) {
        return switch (state) {
            case TRACKING -> State.STATE_TRACKING;
            case COASTING -> State.STATE_COASTING;
            case DEGRADED -> State.STATE_DEGRADED;
            case LOST -> State.STATE_LOST;
        };
    }

    /** By the word of the JSON; unspecified for another. */
    static State of(String word) {
        return Stream.of(TrackingState.values())
                .filter(state -> state.word().equals(word))
                .map(PoseWords::of)
                .findFirst()
                .orElse(State.STATE_UNSPECIFIED);
    }

    static Optional<TrackingState> find(State state) {
        return switch (state) {
            case STATE_TRACKING -> Optional.of(TrackingState.TRACKING);
            case STATE_COASTING -> Optional.of(TrackingState.COASTING);
            case STATE_DEGRADED -> Optional.of(TrackingState.DEGRADED);
            case STATE_LOST -> Optional.of(TrackingState.LOST);
            case STATE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    }
}
