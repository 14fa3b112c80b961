package org.sitedatum.positioning.places;

import java.util.function.Consumer;

/**
 * Bodies by where they are: a uniform grid without bounds, its cells hashed into buckets of linked bodies. Moving a body costs
 * a few pointer writes, a search only the bodies nearby. One thread.
 */
final class MoverGrid {

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
        for (int i = 0; i < count; i++) {
            heads[i] = new Mover("", 0);
        }
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
                Mover head = heads[bucket(column, row)];
                for (Mover mover = head.nextInBucket; mover != head; mover = mover.nextInBucket) {
                    if (mover.cellX == column && mover.cellY == row) {
                        visitor.accept(mover);
                    }
                }
            }
        }
    }

    private int cellOf(double coordinate) {
        return (int) Math.floor(coordinate / cell);
    }

    private int bucket(int column, int row) {
        int mixed = column * 0x9E3779B1 ^ row * 0x85EBCA77;
        return (mixed ^ (mixed >>> 15)) & (heads.length - 1);
    }

    private void link(Mover mover) {
        mover.cellX = cellOf(mover.x());
        mover.cellY = cellOf(mover.y());
        Mover head = heads[bucket(mover.cellX, mover.cellY)];
        mover.nextInBucket = head;
        mover.previousInBucket = head.previousInBucket;
        head.previousInBucket.nextInBucket = mover;
        head.previousInBucket = mover;
    }

    private static void unlink(Mover mover) {
        mover.previousInBucket.nextInBucket = mover.nextInBucket;
        mover.nextInBucket.previousInBucket = mover.previousInBucket;
    }

    private void grow() {
        Mover[] old = heads;
        heads = newHeads(4 * old.length);
        for (Mover head : old) {
            for (Mover mover = head.nextInBucket; mover != head; ) {
                Mover next = mover.nextInBucket;
                link(mover);
                mover = next;
            }
        }
    }
}
