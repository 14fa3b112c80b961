package org.sitedatum.samples.demo;

import java.io.IOException;
import java.util.List;
import org.sitedatum.mqtt.codec.DecodedFix;
import org.sitedatum.mqtt.codec.FixJsonDecoder;
import org.sitedatum.mqtt.codec.FixJsonEncoder;
import org.sitedatum.mqtt.codec.PoseJsonEncoder;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.samples.building.BuildingSimulation;
import org.sitedatum.samples.building.sensor.Delivery;
import org.sitedatum.samples.client.PoseMessage;

/**
 * Runs some seconds of another simulation through codec, engine and codec in memory and throws the result away, so that the
 * first seconds of the demo do not measure a cold JVM.
 */
final class WarmUp implements EngineListener {

    private static final long SECOND = 1_000_000_000L;
    private static final long SIMULATED_SECONDS = 8;
    private static final long SEED = 99;

    private final FixJsonEncoder fixEncoder = new FixJsonEncoder();
    private final FixJsonDecoder fixDecoder = new FixJsonDecoder();
    private final PoseJsonEncoder poseEncoder = new PoseJsonEncoder();
    private long poses;

    /** Takes a second or two; returns the number of poses that came out. */
    static long run() {
        WarmUp warmUp = new WarmUp();
        BuildingSimulation simulation = new BuildingSimulation(SEED, SECOND);
        PositioningEngine engine =
                new PositioningEngine(simulation.building().site(), EngineOptions.defaults(), warmUp);
        for (Delivery delivery : simulation.deliverUntil((1 + SIMULATED_SECONDS) * SECOND)) {
            warmUp.feed(delivery, engine);
        }
        return warmUp.poses;
    }

    private void feed(Delivery delivery, PositioningEngine engine) {
        byte[] payload = fixEncoder.encodeAll(delivery.fixes());
        List<DecodedFix> fixes = fixDecoder.decode(payload, delivery.source(), delivery.receivedNanos());
        for (DecodedFix fix : fixes) {
            if (fix instanceof DecodedFix.Accepted accepted) {
                engine.accept(accepted.fix());
            }
        }
    }

    @Override
    public void onPose(PoseEstimate pose) {
        try {
            poses += PoseMessage.read(poseEncoder.encode(pose, 1)).trackable().isEmpty() ? 0 : 1;
        } catch (IOException unreadable) {
            throw new IllegalStateException("the node writes what a client cannot read", unreadable);
        }
    }
}
