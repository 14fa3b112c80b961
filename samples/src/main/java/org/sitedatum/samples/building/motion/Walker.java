package org.sitedatum.samples.building.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sitedatum.frames.geometry.Angles;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.samples.building.plan.WayEdge;
import org.sitedatum.samples.building.plan.WayGraph;
import org.sitedatum.samples.building.plan.WayNode;
import org.sitedatum.samples.building.random.Noise;

/** Plans closed tours over the ways of a building: to random destinations by the shortest way, with pauses, and home. */
public final class Walker {

    /** Where the way bends more than this (150 degrees) the body stops and turns on the spot. */
    private static final double SHARPEST_CORNER = Math.toRadians(150);

    private static final double RIDE_SPEED = 0.5;
    private static final double DOOR_SECONDS = 3;

    private final WayGraph ways;
    private final Set<WayEdge.Kind> avoided;
    private final Gait gait;
    private final double height;
    private final Noise noise;

    private final List<Phase> phases = new ArrayList<>();
    private Vector3 place = Vector3.ZERO;
    private double heading;
    private double elapsed;

    /**
     * A walker.
     *
     * @param ways of the building
     * @param avoided kinds of way it does not take
     * @param gait how it moves
     * @param height m of the body origin above the floor
     * @param noise decides where it goes and how long it stays
     */
    public Walker(WayGraph ways, Set<WayEdge.Kind> avoided, Gait gait, double height, Noise noise) {
        this.ways = ways;
        this.avoided = avoided;
        this.gait = gait;
        this.height = height;
        this.noise = noise;
    }

    /**
     * A tour that starts and ends at rest at {@code destinations.get(0)}.
     *
     * @param destinations way node names, at least two
     * @param seconds the tour turns home after this time
     */
    public Trajectory tour(List<String> destinations, double seconds) {
        phases.clear();
        elapsed = 0;
        int here = 0;
        place = bodyAt(ways.node(destinations.get(here)));
        heading = noise.uniform(0) * 2 * Math.PI;
        double homeHeading = heading;
        rest(pause(0));
        for (int stop = 1; elapsed < seconds; stop++) {
            int step = 1 + (int) (noise.child("to").uniform(stop) * (destinations.size() - 1));
            int next = (here + step) % destinations.size();
            go(destinations.get(here), destinations.get(next));
            rest(pause(stop));
            here = next;
        }
        if (here != 0) {
            go(destinations.get(here), destinations.get(0));
        }
        turnTo(homeHeading);
        return new Trajectory(phases);
    }

    private double pause(int stop) {
        return gait.shortestPause()
                + (gait.longestPause() - gait.shortestPause())
                        * noise.child("pause").uniform(stop);
    }

    private void go(String from, String to) {
        List<WayNode> way = ways.shortestWay(from, to, avoided);
        List<Vector3> corners = new ArrayList<>(List.of(place));
        for (int i = 1; i < way.size(); i++) {
            Vector3 next = bodyAt(way.get(i));
            if (ways.kindBetween(way.get(i - 1), way.get(i)) == WayEdge.Kind.LIFT) {
                walk(corners);
                ride(next);
                corners = new ArrayList<>(List.of(place));
                continue;
            }
            corners.add(next);
            if (isTurningPoint(corners)) {
                Vector3 ahead = corners.remove(corners.size() - 1);
                walk(corners);
                corners = new ArrayList<>(List.of(place, ahead));
            }
        }
        walk(corners);
    }

    private static boolean isTurningPoint(List<Vector3> corners) {
        int n = corners.size();
        return n > 2 && Math.abs(Path.turnAt(corners, n - 2)) > SHARPEST_CORNER;
    }

    private void walk(List<Vector3> corners) {
        if (corners.size() < 2) {
            return;
        }
        List<PathPiece> pieces = Path.through(corners, gait.cornerRadius());
        turnTo(pieces.get(0).headingAt(0));
        int first = phases.size();
        SpeedProfile.appendTo(phases, pieces, gait);
        for (int i = first; i < phases.size(); i++) {
            elapsed += phases.get(i).duration();
        }
        PathPiece last = pieces.get(pieces.size() - 1);
        place = corners.get(corners.size() - 1);
        heading = last.headingAt(last.length());
    }

    private void ride(Vector3 to) {
        rest(DOOR_SECONDS);
        add(new Phase.Ride(place, to, heading, place.distanceTo(to) / RIDE_SPEED));
        place = to;
        rest(DOOR_SECONDS);
    }

    private void turnTo(double target) {
        double sweep = Angles.wrap(target - heading);
        if (Math.abs(sweep) > 1e-9) {
            add(new Phase.Turn(place, heading, sweep, 2 * Math.abs(sweep) / gait.turnRate()));
        }
        heading = target;
    }

    private void rest(double seconds) {
        add(new Phase.Turn(place, heading, 0, seconds));
    }

    private void add(Phase phase) {
        phases.add(phase);
        elapsed += phase.duration();
    }

    private Vector3 bodyAt(WayNode node) {
        return node.point().plus(new Vector3(0, 0, height));
    }
}
