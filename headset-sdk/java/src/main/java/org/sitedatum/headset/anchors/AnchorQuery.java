package org.sitedatum.headset.anchors;

import org.sitedatum.headset.geometry.Vector3;

/** Which anchors near a point are wanted. Immutable; starts with everything within a radius. */
public final class AnchorQuery {

    private final Vector3 point;
    private final double radius;
    private final String floor;
    private final String category;
    private final int limit;

    private AnchorQuery(Vector3 point, double radius, String floor, String category, int limit) {
        if (!(radius > 0) || limit < 1) {
            throw new IllegalArgumentException("radius and limit must be positive: " + radius + ", " + limit);
        }
        this.point = point;
        this.radius = radius;
        this.floor = floor;
        this.category = category;
        this.limit = limit;
    }

    /** Up to a hundred anchors within a radius in m of a site point. */
    public static AnchorQuery near(Vector3 point, double radius) {
        return new AnchorQuery(point, radius, "", "", 100);
    }

    /** Only of this floor. */
    public AnchorQuery onFloor(String id) {
        return new AnchorQuery(point, radius, id, category, limit);
    }

    /** Only of this category. */
    public AnchorQuery ofCategory(String name) {
        return new AnchorQuery(point, radius, floor, name, limit);
    }

    /** At most so many, the nearest. */
    public AnchorQuery atMost(int count) {
        return new AnchorQuery(point, radius, floor, category, count);
    }

    /** Where, in the site, m. */
    public Vector3 point() {
        return point;
    }

    /** How far from there, m. */
    public double radius() {
        return radius;
    }

    /** Id of a floor, or empty for all. */
    public String floor() {
        return floor;
    }

    /** Category, or empty for all. */
    public String category() {
        return category;
    }

    /** At most so many. */
    public int limit() {
        return limit;
    }

    boolean matches(ContentAnchor anchor) {
        return anchor.siteFromAnchor().position().distanceTo(point) <= radius
                && (floor.isEmpty() || floor.equals(anchor.floor()))
                && (category.isEmpty() || category.equals(anchor.category()));
    }
}
