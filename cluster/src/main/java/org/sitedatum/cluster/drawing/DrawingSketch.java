package org.sitedatum.cluster.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.sitedatum.cluster.drawing.Drawing.Frame;
import org.sitedatum.cluster.drawing.DrawingGroup.Use;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.site.Point2;

/** A drawing while it is read. Counts what is put in. Not thread-safe. */
public final class DrawingSketch {

    private static final int LONGEST_NAME = 80;
    private static final int MOST_GROUPS = 1_000;
    private static final int MOST_KINDS = 200;

    private final DrawingBudget budget = new DrawingBudget();
    private final DrawingIds ids = new DrawingIds();
    private final Map<String, Integer> groupOf = new LinkedHashMap<>();
    private final List<DrawingGroup> groups = new ArrayList<>();
    private final List<DrawingShape> shapes = new ArrayList<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    /** What it may still hold. */
    public DrawingBudget budget() {
        return budget;
    }

    /** Ids that are not taken yet. */
    public DrawingIds ids() {
        return ids;
    }

    /** Place of the group of this name; made at first use. */
    public int group(String name, Use use) throws DrawingRefused {
        Integer known = groupOf.get(name);
        if (known != null) {
            return known;
        }
        if (groups.size() == MOST_GROUPS) {
            throw new DrawingRefused("the drawing has more than " + MOST_GROUPS + " layers: save a copy with fewer");
        }
        groupOf.put(name, groups.size());
        groups.add(new DrawingGroup(shown(name), use));
        return groups.size() - 1;
    }

    /** A line; points that repeat the one before are dropped, and lines of which nothing is left. */
    public void line(int group, Optional<String> floor, List<Point2> points) throws DrawingRefused {
        List<Point2> distinct = distinct(points);
        if (distinct.size() >= 2) {
            budget.shape(distinct.size());
            shapes.add(new DrawingShape.Line(group, floor, distinct));
        }
    }

    /** An area; rings of fewer than three corners are dropped. */
    public void area(int group, Optional<String> floor, String id, List<List<Point2>> rings) throws DrawingRefused {
        List<List<Point2>> kept = rings.stream()
                .map(DrawingSketch::distinct)
                .filter(ring -> ring.size() >= 4)
                .toList();
        if (!kept.isEmpty()) {
            budget.shape(kept.stream().mapToInt(List::size).sum());
            shapes.add(new DrawingShape.Area(group, floor, id, kept));
        }
    }

    /** A place. */
    public void place(int group, Optional<String> floor, String id, Point2 point, OptionalDouble z)
            throws DrawingRefused {
        budget.shape(1);
        shapes.add(new DrawingShape.Place(group, floor, id, point, z));
    }

    /** Something the site has no use for. */
    public void leaveOut(String what) throws DrawingRefused {
        budget.step();
        String kind = leftOut.size() < MOST_KINDS ? shown(what) : "others";
        leftOut.merge(kind, 1, Integer::sum);
    }

    /** Something to be known of the outcome. */
    public void note(String text) {
        notes.add(text);
    }

    /** Done. */
    public Drawing drawing(
            String format, Frame frame, String unit, List<DrawingFloor> floors, Optional<Georeference> georeference)
            throws DrawingRefused {
        if (shapes.isEmpty() && floors.isEmpty()) {
            throw new DrawingRefused("the file holds no line, area or place that a site could use"
                    + (leftOut.isEmpty() ? "" : "; it holds " + leftOut));
        }
        return new Drawing(format, frame, unit, floors, groups, shapes, leftOut, notes, georeference);
    }

    private static List<Point2> distinct(List<Point2> points) {
        List<Point2> kept = new ArrayList<>(points.size());
        for (Point2 point : points) {
            if (kept.isEmpty() || !kept.get(kept.size() - 1).equals(point)) {
                kept.add(point);
            }
        }
        return kept;
    }

    private static String shown(String name) {
        String plain = name.strip().replaceAll("\\p{Cntrl}", "?");
        String text = plain.isEmpty() ? "(without name)" : plain;
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "...";
    }
}
