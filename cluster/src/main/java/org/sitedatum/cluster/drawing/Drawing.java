package org.sitedatum.cluster.drawing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sitedatum.positioning.site.Georeference;

/**
 * What was read from a file.
 *
 * @param format dxf, geojson or imdf
 * @param frame whose coordinates these are
 * @param unit of the file and how it is known, for people: "mm, as the file says"
 * @param floors the storeys the file names; empty when it knows none
 * @param groups in order of first appearance
 * @param shapes in order of the file
 * @param leftOut what the file holds besides and how often, by its own words
 * @param notes what was assumed, for people
 * @param georeference a proposal, where the file lies on Earth and the site does not yet
 */
public record Drawing(
        String format,
        Frame frame,
        String unit,
        List<DrawingFloor> floors,
        List<DrawingGroup> groups,
        List<DrawingShape> shapes,
        Map<String, Integer> leftOut,
        List<String> notes,
        Optional<Georeference> georeference) {

    /** Whose coordinates. */
    public enum Frame {
        /** Of the file: to be laid on the site by points known in both. */
        DRAWING,
        /** Of the site. */
        SITE
    }

    /** Copies the collections. */
    public Drawing {
        floors = List.copyOf(floors);
        groups = List.copyOf(groups);
        shapes = List.copyOf(shapes);
        leftOut = new TreeMap<>(leftOut);
        notes = List.copyOf(notes);
    }
}
