package org.sitedatum.samples.building.motion;

import java.util.List;

/**
 * The fastest motion along a path from rest to rest within the gait's limits: one pass forward and one backward over the
 * speeds at the piece borders, then accelerate, cruise and brake inside each piece.
 */
final class SpeedProfile {

    private static final double SHORTEST = 1e-9;

    private SpeedProfile() {}

    /** Appends the phases of a leg to {@code out}. */
    static void appendTo(List<Phase> out, List<PathPiece> pieces, Gait gait) {
        double[] border = borderSpeeds(pieces, gait);
        for (int i = 0; i < pieces.size(); i++) {
            appendPiece(out, pieces.get(i), border[i], border[i + 1], gait);
        }
    }

    private static double[] borderSpeeds(List<PathPiece> pieces, Gait gait) {
        double[] v = new double[pieces.size() + 1];
        for (int i = 1; i < pieces.size(); i++) {
            double cap = Math.min(gait.speedOn(pieces.get(i - 1)), gait.speedOn(pieces.get(i)));
            v[i] = Math.min(cap, reachable(v[i - 1], pieces.get(i - 1), gait));
        }
        for (int i = pieces.size() - 1; i > 0; i--) {
            v[i] = Math.min(v[i], reachable(v[i + 1], pieces.get(i), gait));
        }
        return v;
    }

    /** v1 = sqrt(v0^2 + 2 a s). */
    private static double reachable(double speed, PathPiece piece, Gait gait) {
        return Math.sqrt(speed * speed + 2 * gait.acceleration() * piece.length());
    }

    private static void appendPiece(List<Phase> out, PathPiece piece, double in, double exit, Gait gait) {
        double a = gait.acceleration();
        double length = piece.length();
        double peak = Math.min(gait.speedOn(piece), Math.sqrt(a * length + 0.5 * (in * in + exit * exit)));
        double up = Math.max(0, (peak * peak - in * in) / (2 * a));
        double down = Math.max(0, (peak * peak - exit * exit) / (2 * a));
        double cruise = Math.max(0, length - up - down);
        append(out, new Phase.Travel(piece, 0, in, a, (peak - in) / a));
        append(out, new Phase.Travel(piece, up, peak, 0, cruise / peak));
        append(out, new Phase.Travel(piece, up + cruise, peak, -a, (peak - exit) / a));
    }

    private static void append(List<Phase> out, Phase phase) {
        if (phase.duration() > SHORTEST) {
            out.add(phase);
        }
    }
}
