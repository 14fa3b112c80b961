package org.sitedatum.cluster.drawing.dxf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.cluster.drawing.DrawingRefused;
import org.sitedatum.cluster.drawing.DrawingSketch;
import org.sitedatum.cluster.drawing.dxf.DxfEntity.Corner;

/** Reads entities up to the end of their section or block. */
final class DxfEntities {

    private static final double UPRIGHT = 0.999;

    private static final int CLOSED = 1;
    private static final int SPLINE_FRAME = 16;
    private static final int MESH = 16;
    private static final int POLYFACE = 64;

    private final DxfPairs pairs;
    private final DrawingSketch sketch;

    DxfEntities(DxfPairs pairs, DrawingSketch sketch) {
        this.pairs = pairs;
        this.sketch = sketch;
    }

    /** Entities from where the pairs stand to {@code end}, at which they stand afterwards. */
    List<DxfEntity> readUntil(String end) throws DrawingRefused {
        List<DxfEntity> entities = new ArrayList<>();
        while (!pairs.begins(end)) {
            if (!pairs.begins() || pairs.begins("ENDSEC") || pairs.begins("EOF")) {
                throw new DrawingRefused("the DXF ends before " + end + ": it is cut off");
            }
            sketch.budget().step();
            DxfRecord read = DxfRecord.read(pairs);
            if (read.name().equals("POLYLINE")) {
                polyline(read, entities);
            } else {
                entity(read, entities);
            }
        }
        return entities;
    }

    private void entity(DxfRecord read, List<DxfEntity> entities) throws DrawingRefused {
        String layer = read.text(8);
        boolean mirrored = read.number(230, 1) < 0;
        if (read.integer(67, 0) == 1) {
            sketch.leaveOut(read.name() + " on paper");
            return;
        }
        if (Math.abs(read.number(230, 1)) < UPRIGHT) {
            sketch.leaveOut(read.name() + " not level");
            return;
        }
        double x = read.number(10, 0);
        double y = read.number(20, 0);
        switch (read.name()) {
            case "LINE" ->
                entities.add(new DxfEntity.Path(
                        layer,
                        false, // a line is in world coordinates whatever its extrusion
                        List.of(new Corner(x, y, 0), new Corner(read.number(11, 0), read.number(21, 0), 0)),
                        false));
            case "LWPOLYLINE" ->
                entities.add(new DxfEntity.Path(
                        layer,
                        mirrored,
                        read.corners().stream()
                                .map(c -> new Corner(c[0], c[1], c[2]))
                                .toList(),
                        read.has(70, CLOSED)));
            case "CIRCLE" -> entities.add(new DxfEntity.Arc(layer, mirrored, x, y, read.number(40, 0), 0, 360));
            case "ARC" ->
                entities.add(new DxfEntity.Arc(
                        layer, mirrored, x, y, read.number(40, 0), read.number(50, 0), read.number(51, 0)));
            case "ELLIPSE" -> curve(read, layer, DxfCurves.ellipse(read, mirrored), entities);
            case "SPLINE" -> curve(read, layer, DxfCurves.spline(read), entities);
            case "INSERT" -> entities.add(insert(read, layer, mirrored, x, y));
            case "SEQEND", "ATTRIB" -> {} // the end of an insert's attributes, and those
            default -> sketch.leaveOut(read.name());
        }
    }

    private void curve(DxfRecord read, String layer, Optional<DxfCurve> curve, List<DxfEntity> entities)
            throws DrawingRefused {
        if (curve.isPresent()) {
            entities.add(new DxfEntity.Curve(layer, curve.get()));
        } else {
            sketch.leaveOut(read.name() + " without poles");
        }
    }

    private static DxfEntity.Insert insert(DxfRecord read, String layer, boolean mirrored, double x, double y) {
        return new DxfEntity.Insert(
                layer,
                mirrored,
                read.text(2),
                x,
                y,
                read.number(41, 1),
                read.number(42, 1),
                read.number(50, 0),
                Math.max(1, read.integer(70, 1)),
                Math.max(1, read.integer(71, 1)),
                read.number(44, 0),
                read.number(45, 0));
    }

    /** The old kind: its corners are objects of their own up to SEQEND. */
    private void polyline(DxfRecord head, List<DxfEntity> entities) throws DrawingRefused {
        List<Corner> corners = new ArrayList<>();
        while (pairs.begins("VERTEX")) {
            sketch.budget().step();
            DxfRecord corner = DxfRecord.read(pairs);
            if (!corner.has(70, SPLINE_FRAME)) {
                corners.add(new Corner(corner.number(10, 0), corner.number(20, 0), corner.number(42, 0)));
            }
        }
        if (!pairs.begins("SEQEND")) {
            throw new DrawingRefused("a POLYLINE of the DXF has no end: it is cut off");
        }
        DxfRecord.read(pairs);
        boolean tilted = Math.abs(head.number(230, 1)) < UPRIGHT;
        if (head.integer(67, 0) == 1 || tilted || head.has(70, MESH) || head.has(70, POLYFACE)) {
            sketch.leaveOut("POLYLINE that is no plan line");
        } else {
            entities.add(new DxfEntity.Path(head.text(8), head.number(230, 1) < 0, corners, head.has(70, CLOSED)));
        }
    }
}
