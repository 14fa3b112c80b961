package org.sitedatum.positioning.sector;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.snapshot.SnapshotRefusal;

/** Takes the bodies of an engine out, each for the sector it is in when the site is divided otherwise. */
public final class Resettlement {

    private final PositioningEngine engine;
    private final String sector;
    private final ToLongFunction<String> epochs;

    /**
     * Of an engine, in its turn.
     *
     * @param sector whose engine it is
     * @param epochs the ownership epoch of a sector of either division by id; 0 while it has no known owner
     */
    public Resettlement(PositioningEngine engine, String sector, ToLongFunction<String> epochs) {
        this.engine = engine;
        this.sector = sector;
        this.epochs = epochs;
    }

    /**
     * Releases every body that the engine holds.
     *
     * @param before the division so far
     * @param next the other division
     * @param revision of the site that divides it so
     * @param tenures of the bodies that were handed over before
     * @param nowNanos where the bodies are now counts, ns since the Unix epoch
     */
    public List<HandOver> release(
            SectorMap before, SectorMap next, long revision, Map<String, Tenure> tenures, long nowNanos) {
        List<PoseEstimate> anonymous = engine.anonymousAt(nowNanos);
        Set<String> bodies = new LinkedHashSet<>(before.bodies());
        anonymous.forEach(pose -> bodies.add(pose.trackable()));
        List<HandOver> released = new ArrayList<>();
        for (String body : bodies) {
            String to = engine.estimateAt(body, nowNanos)
                    .or(() -> anonymous.stream()
                            .filter(pose -> pose.trackable().equals(body))
                            .findFirst())
                    .flatMap(pose -> placeOf(pose, next))
                    .orElseGet(() -> next.beginning(body));
            Tenure tenure = Optional.ofNullable(tenures.get(body)).orElseGet(() -> Tenure.first(sector));
            if (tenure.sector().equals(sector)) {
                Tenure then = tenure.resettled(to, revision, epochs.applyAsLong(sector), epochs.applyAsLong(to));
                engine.exchange()
                        .release(body)
                        .ifPresent(state -> released.add(new HandOver(body, sector, then, state)));
            }
        }
        return released;
    }

    private static Optional<String> placeOf(PoseEstimate pose, SectorMap next) {
        return pose.floor().flatMap(next::sectorOfFloor).or(() -> next.sectorAt(pose.position()));
    }

    /** Has an engine that is all of a site take a body; why the state could not be used. */
    public static Optional<SnapshotRefusal> admit(PositioningEngine engine, HandOver handOver) {
        engine.exchange().release(handOver.body());
        return engine.exchange().admit(handOver.state());
    }
}
