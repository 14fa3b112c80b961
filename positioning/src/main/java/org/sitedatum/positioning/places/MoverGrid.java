package org.sitedatum.positioning.places;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Bodies by where they are: a uniform grid without bounds, its cells hashed into buckets of linked bodies. Moving a body costs
 * a few writes, a search only the bodies nearby. One thread.
 */
final class MoverGrid {

    /** Farther off all bodies share a cell: counting past the last one must not begin anew. */
    private static final double LAST_CELL = 1 << 30;

    private final double cell;
    private Mover[] heads = newHeads(64);
    private int size;

    /**
     * An empty grid.
     *
     * @param cell side of a cell, m
     */
    MoverGrid(double cell) {
        this.cell = cell;
    }

    private static Mover[] newHeads(int count) {
        Mover[] heads = new Mover[count];
        Arrays.fill(heads, Mover.NOBODY);
        return heads;
    }

    /** Puts a body where it is now. */
    void add(Mover mover) {
        if (++size > heads.length) {
            grow();
        }
        link(mover);
    }

    /** Takes a body away. */
    void remove(Mover mover) {
        unlink(mover);
        size--;
    }

    /** Follows a body that has moved. */
    void move(Mover mover) {
        if (cellOf(mover.x()) != mover.cellX || cellOf(mover.y()) != mover.cellY) {
            unlink(mover);
            link(mover);
        }
    }

    /** Shows all bodies in the cells within {@code reach} m of a place, and perhaps others. */
    void visit(double x, double y, double reach, Consumer<Mover> visitor) {
        for (int row = cellOf(y - reach); row <= cellOf(y + reach); row++) {
            for (int column = cellOf(x - reach); column <= cellOf(x + reach); column++) {
                Mover first = heads[bucket(column, row)];
                for (Mover mover = first; mover != Mover.NOBODY; mover = mover.nextInBucket) {
                    if (mover.cellX == column && mover.cellY == row) {
                        visitor.accept(mover);
                    }
                }
            }
        }
    }

    private int cellOf(double coordinate) {
        return (int) Math.max(-LAST_CELL, Math.min(LAST_CELL, Math.floor(coordinate / cell)));
    }

    private int bucket(int column, int row) {
        int mixed = column * 0x9E3779B1 ^ row * 0x85EBCA77;
        return (mixed ^ (mixed >>> 15)) & (heads.length - 1);
    }

    private void link(Mover mover) {
        mover.cellX = cellOf(mover.x());
        mover.cellY = cellOf(mover.y());
        int bucket = bucket(mover.cellX, mover.cellY);
        mover.nextInBucket = heads[bucket];
        heads[bucket] = mover;
    }

    private void unlink(Mover mover) {
        int bucket = bucket(mover.cellX, mover.cellY);
        if (heads[bucket] == mover) {
            heads[bucket] = mover.nextInBucket;
            return;
        }
        Mover before = heads[bucket];
        while (before.nextInBucket != mover) {
            before = before.nextInBucket;
        }
        before.nextInBucket = mover.nextInBucket;
    }

    private void grow() {
        Mover[] old = heads;
        heads = newHeads(4 * old.length);
        for (Mover first : old) {
            for (Mover mover = first; mover != Mover.NOBODY; ) {
                Mover next = mover.nextInBucket;
                link(mover);
                mover = next;
            }
        }
    }
}
