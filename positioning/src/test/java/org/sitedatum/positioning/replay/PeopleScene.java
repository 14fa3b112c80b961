package org.sitedatum.positioning.replay;

import java.util.List;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.scene.CrowdSimulation;
import org.sitedatum.positioning.site.Site;

/**
 * People under cameras, with the truth: a function of its seed.
 *
 * @param site what the engine is told
 * @param fixes in order of receipt
 * @param truth of all people there are
 */
record PeopleScene(Site site, List<Fix> fixes, List<TruthSample> truth) {

    /** Sixteen or so who wander about a hall of 20 m by 20 m under four cameras of ten images a second. */
    static PeopleScene hall(long seed, int people, double seconds, CameraRig.Form form) {
        List<TruthSample> truth =
                CrowdSimulation.oneSensor(seed, people, 20, 0, seconds).truth();
        return of(seed, CameraRig.corners(20), form, truth, 1);
    }

    /** People who cross a square of 36 m by 12 m under seven cameras that the site knows exactly. */
    static PeopleScene plaza(long seed, int people, double seconds, int perSecond) {
        List<TruthSample> truth = new PlazaCrowd(seed, 36, 12).walk(people, seconds);
        return of(seed, CameraRig.plaza(), CameraRig.Form.BOXES, truth, 10 / perSecond);
    }

    /** The same at two images a second from cameras whose places on the floor are off by so much 12 m away. */
    static PeopleScene plaza(long seed, int people, double seconds, CameraRig.Form form, double off) {
        List<TruthSample> truth = new PlazaCrowd(seed, 36, 12).walk(people, seconds);
        return of(seed, CameraRig.plaza().misjudged(seed, off), form, truth, 5);
    }

    /** A dense crowd on 25 m by 16 m under six cameras of two images a second. */
    static PeopleScene court(long seed, int people, double seconds, CameraRig.Form form, double off) {
        List<TruthSample> truth = new PlazaCrowd(seed, 25, 16).walk(people, seconds);
        return of(seed, CameraRig.court().misjudged(seed, off), form, truth, 5);
    }

    /** A few people on a terrace of 10 m by 8 m under four cameras at head's height, five images a second. */
    static PeopleScene terrace(long seed, int people, double seconds, CameraRig.Form form, double off) {
        List<TruthSample> truth = new PlazaCrowd(seed, 10, 8).walk(people, seconds);
        return of(seed, CameraRig.terrace().misjudged(seed, off), form, truth, 2);
    }

    private static PeopleScene of(
            long seed, CameraRig rig, CameraRig.Form form, List<TruthSample> truth, int everyNth) {
        BoxCameras cameras = new BoxCameras(seed, rig, form);
        return new PeopleScene(rig.site(form), cameras.watch(truth, everyNth), truth);
    }

    /** What the engine makes of it from the fifth second on, every half second. */
    AnonymousScore score(double matchMetres) {
        return Replay.run(
                        site,
                        EngineOptions.defaults(),
                        fixes.iterator(),
                        truth,
                        new ScoringOptions(5_000_000_000L, matchMetres, 500_000_000L),
                        new EngineListener() {})
                .anonymous()
                .orElseThrow();
    }
}
