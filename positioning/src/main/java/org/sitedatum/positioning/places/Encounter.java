package org.sitedatum.positioning.places;

/** Two discs that move straight on, at one instant. Mutable scratch of one owner. */
final class Encounter {

    private double distance;
    private double contact;
    private double sigma;
    private double secondsToCollision;

    /** Looks at two bodies, both predicted to a stamp. */
    void look(Mover a, Mover b, long stampNanos) {
        double px = b.xAt(stampNanos) - a.xAt(stampNanos);
        double py = b.yAt(stampNanos) - a.yAt(stampNanos);
        distance = Math.sqrt(px * px + py * py);
        contact = a.radius() + b.radius();
        sigma = Math.sqrt(a.variance() + b.variance());
        secondsToCollision = secondsToContact(px, py, b.vx() - a.vx(), b.vy() - a.vy());
    }

    /** Least t at which |p + v t| is the contact distance: a quadratic in t. */
    private double secondsToContact(double px, double py, double vx, double vy) {
        double apart = px * px + py * py - contact * contact;
        if (apart <= 0) {
            return 0;
        }
        double closing = -(px * vx + py * vy);
        double squaredSpeed = vx * vx + vy * vy;
        double discriminant = closing * closing - squaredSpeed * apart;
        if (closing <= 0 || discriminant < 0) {
            return Double.POSITIVE_INFINITY;
        }
        return apart / (closing + Math.sqrt(discriminant));
    }

    /** Between the centres, m. */
    double distance() {
        return distance;
    }

    /** Between the outlines, m; 0 when they overlap. */
    double gap() {
        return Math.max(0, distance - contact);
    }

    /** Distance of the centres at which the outlines touch, m. */
    double contact() {
        return contact;
    }

    /** Standard deviation of the distance, m. */
    double sigma() {
        return sigma;
    }

    /** Until the outlines touch, s; 0 when they overlap, infinite when they will not. */
    double secondsToCollision() {
        return secondsToCollision;
    }
}
