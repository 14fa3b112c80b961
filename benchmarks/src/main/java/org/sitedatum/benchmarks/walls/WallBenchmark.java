package org.sitedatum.benchmarks.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.index.ItemVisitor;
import org.locationtech.jts.index.strtree.STRtree;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Wall;
import org.sitedatum.positioning.walls.WallCrossings;
import org.sitedatum.positioning.walls.WallMap;

/**
 * Lines of 5 to 40 m, as from an anchor to a tag, over an office floor of 100 m x 60 m: rooms of 5 m, each wall with a
 * door, 1,024 pieces; drawn beforehand from a seed. The tree is asked for what touches the line's box and each answer is
 * intersected.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WallBenchmark {

    private static final double ROOM = 5;
    private static final int ROOMS_X = 20;
    private static final int ROOMS_Y = 12;
    private static final int LINES = 1 << 12;
    private static final List<String> MATERIALS = List.of("drywall", "glass", "brick", "concrete");

    private final double[] lines = new double[4 * LINES];
    private final WallCrossings crossings = new WallCrossings();
    private final STRtree tree = new STRtree();
    private final RobustLineIntersector intersector = new RobustLineIntersector();
    private WallMap map = new WallMap(site(List.of()));
    private int next;
    private int found;

    /** Builds the floor and draws the lines. */
    @Setup
    public void build() {
        List<Wall> walls = walls();
        map = new WallMap(site(walls));
        for (Wall wall : walls) {
            LineSegment piece = new LineSegment(
                    wall.line().get(0).x(),
                    wall.line().get(0).y(),
                    wall.line().get(1).x(),
                    wall.line().get(1).y());
            tree.insert(new Envelope(piece.p0, piece.p1), piece);
        }
        tree.build();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < LINES; i++) {
            double direction = 2 * Math.PI * random.nextDouble();
            double length = 5 + 35 * random.nextDouble();
            lines[4 * i] = ROOMS_X * ROOM * random.nextDouble();
            lines[4 * i + 1] = ROOMS_Y * ROOM * random.nextDouble();
            lines[4 * i + 2] = lines[4 * i] + length * Math.cos(direction);
            lines[4 * i + 3] = lines[4 * i + 1] + length * Math.sin(direction);
        }
    }

    private static List<Wall> walls() {
        List<Wall> walls = new ArrayList<>();
        for (int i = 0; i <= ROOMS_X; i++) {
            for (int j = 0; j <= ROOMS_Y; j++) {
                double x = ROOM * i;
                double y = ROOM * j;
                String material = MATERIALS.get((i + j) % MATERIALS.size());
                if (j < ROOMS_Y) {
                    walls.add(wall(material, x, y, x, y + 2));
                    walls.add(wall(material, x, y + 3, x, y + ROOM));
                }
                if (i < ROOMS_X) {
                    walls.add(wall(material, x, y, x + 2, y));
                    walls.add(wall(material, x + 3, y, x + ROOM, y));
                }
            }
        }
        return walls;
    }

    private static Wall wall(String material, double x0, double y0, double x1, double y1) {
        return new Wall("ground", List.of(new Point2(x0, y0), new Point2(x1, y1)), material);
    }

    private static Site site(List<Wall> walls) {
        return Site.builder("office")
                .floors(List.of(
                        new Floor("ground", "ground", 0, 3, List.of()), new Floor("upper", "upper", 4, 3, List.of())))
                .walls(walls)
                .build();
    }

    private int nextLine() {
        next = (next + 1) & (LINES - 1);
        return 4 * next;
    }

    /** The wall map: crossed walls with place and material. */
    @Benchmark
    public int wallMap() {
        int at = nextLine();
        map.crossingsInto(lines[at], lines[at + 1], 2.5, lines[at + 2], lines[at + 3], 1.2, crossings);
        return crossings.count();
    }

    /** STRtree and robust intersection: how many are crossed. */
    @Benchmark
    public int strTree() {
        int at = nextLine();
        Coordinate from = new Coordinate(lines[at], lines[at + 1]);
        Coordinate to = new Coordinate(lines[at + 2], lines[at + 3]);
        found = 0;
        tree.query(new Envelope(from, to), (ItemVisitor) item -> count((LineSegment) item, from, to));
        return found;
    }

    private void count(LineSegment piece, Coordinate from, Coordinate to) {
        intersector.computeIntersection(piece.p0, piece.p1, from, to);
        found += intersector.hasIntersection() ? 1 : 0;
    }
}
