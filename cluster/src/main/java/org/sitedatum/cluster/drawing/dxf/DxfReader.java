package org.sitedatum.cluster.drawing.dxf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sitedatum.cluster.drawing.Drawing;
import org.sitedatum.cluster.drawing.DrawingRefused;
import org.sitedatum.cluster.drawing.DrawingSketch;

/** Reads a DXF drawing, section by section. One for each file; not thread-safe. */
public final class DxfReader {

    private static final int FROZEN = 1;
    private static final int LISTED = 8;

    private final DxfPairs pairs;
    private final DrawingSketch sketch = new DrawingSketch();
    private final Map<String, DxfExpansion.Block> blocks = new HashMap<>();
    private final Set<String> hidden = new TreeSet<>();
    private final List<DxfEntity> entities = new ArrayList<>();
    private Optional<LengthUnit> stated = Optional.empty();

    private DxfReader(DxfPairs pairs) {
        this.pairs = pairs;
    }

    /**
     * The drawing, in metres in its own frame.
     *
     * @param unit overrules the file's
     */
    public static Drawing read(byte[] bytes, Optional<LengthUnit> unit) throws DrawingRefused {
        DxfReader reader = new DxfReader(DxfPairs.of(bytes));
        reader.sections();
        return reader.drawing(unit);
    }

    private void sections() throws DrawingRefused {
        if (!pairs.next()) {
            throw new DrawingRefused("the file is empty");
        }
        while (!pairs.begins("EOF")) {
            if (pairs.begins("SECTION")) {
                section();
            } else if (!pairs.next()) {
                throw new DrawingRefused("the DXF has no EOF at its end: it is cut off, or no DXF");
            }
        }
    }

    private void section() throws DrawingRefused {
        String name = pairs.next() && pairs.code() == 2 ? pairs.value().strip() : "";
        advance();
        switch (name) {
            case "HEADER" -> header();
            case "TABLES" -> layers();
            case "BLOCKS" -> blocks();
            case "ENTITIES" -> entities.addAll(new DxfEntities(pairs, sketch).readUntil("ENDSEC"));
            default -> skip();
        }
    }

    private void advance() throws DrawingRefused {
        if (!pairs.next()) {
            throw new DrawingRefused("the DXF has no EOF at its end: it is cut off");
        }
    }

    private void skip() throws DrawingRefused {
        while (!pairs.begins("ENDSEC")) {
            advance();
        }
    }

    private void header() throws DrawingRefused {
        while (!pairs.begins("ENDSEC")) {
            boolean isUnit = pairs.code() == 9 && pairs.value().strip().equals("$INSUNITS");
            advance();
            if (isUnit && pairs.code() == 70) {
                stated = LengthUnit.find(pairs.integer());
            }
        }
    }

    /** Layers that are off (a negative colour) or frozen are listed, so that nobody wonders. */
    private void layers() throws DrawingRefused {
        while (!pairs.begins("ENDSEC")) {
            if (pairs.begins("LAYER")) {
                DxfRecord layer = DxfRecord.read(pairs);
                if (layer.has(70, FROZEN) || layer.number(62, 0) < 0) {
                    hidden.add(layer.text(2));
                }
            } else {
                advance();
            }
        }
    }

    private void blocks() throws DrawingRefused {
        while (!pairs.begins("ENDSEC")) {
            if (pairs.begins("BLOCK")) {
                DxfRecord head = DxfRecord.read(pairs);
                List<DxfEntity> inside = new DxfEntities(pairs, sketch).readUntil("ENDBLK");
                blocks.put(head.text(2), new DxfExpansion.Block(head.number(10, 0), head.number(20, 0), inside));
            } else {
                advance();
            }
        }
    }

    private Drawing drawing(Optional<LengthUnit> wanted) throws DrawingRefused {
        LengthUnit unit = wanted.or(() -> stated).orElseGet(this::guessed);
        String how = wanted.isPresent() ? "as asked for" : stated.isPresent() ? "as the file says" : "a guess";
        if (wanted.isEmpty() && stated.isEmpty()) {
            sketch.note("The file says no unit: by its size it is taken as " + unit.word() + ". Check a known length.");
        }
        if (!hidden.isEmpty()) {
            sketch.note("Switched off or frozen in the drawing: "
                    + String.join(", ", hidden.stream().limit(LISTED).toList())
                    + (hidden.size() > LISTED ? " and " + (hidden.size() - LISTED) + " more" : "") + ".");
        }
        new DxfExpansion(blocks, sketch).expand(entities, DxfPlacement.ofScale(unit.metres()));
        return sketch.drawing("dxf", Drawing.Frame.DRAWING, unit.word() + ", " + how, List.of(), Optional.empty());
    }

    /** By the width of what is drawn: no building is wider than 1,000 m, and no plan in millimetres is that small. */
    private LengthUnit guessed() {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (DxfEntity entity : entities) {
            if (entity instanceof DxfEntity.Path path) {
                for (DxfEntity.Corner corner : path.corners()) {
                    least = Math.min(least, corner.x());
                    most = Math.max(most, corner.x());
                }
            }
        }
        return most - least > 1000 ? LengthUnit.MM : LengthUnit.M;
    }
}
