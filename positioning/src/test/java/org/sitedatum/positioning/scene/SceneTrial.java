package org.sitedatum.positioning.scene;

import java.util.List;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;

/** A scene under either way of association, for tests of other packages. */
public final class SceneTrial {

    private final Scene scene;

    private SceneTrial(Site site, DataAssociator associator) {
        Identities nobody = new Identities(new Nobody(), new EventEmitter(event -> {}), 1);
        scene = new Scene(site, EngineOptions.defaults(), 0, pose -> {}, pose -> {}, nobody, associator);
    }

    /** The scene as the engine uses it. */
    public static SceneTrial joint(Site site) {
        return new SceneTrial(site, new JointAssociator());
    }

    /** The baseline. */
    public static SceneTrial nearestNeighbour(Site site) {
        return new SceneTrial(site, new NearestNeighbourAssociator());
    }

    /** Takes a fix. */
    public void accept(Fix fix) {
        scene.accept(fix);
    }

    /** The bodies published. */
    public List<PoseEstimate> posesAt(long stampNanos) {
        return scene.posesAt(stampNanos);
    }
}
