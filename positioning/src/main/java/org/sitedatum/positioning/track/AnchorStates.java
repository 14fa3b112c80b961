package org.sitedatum.positioning.track;

import java.util.Arrays;
import org.sitedatum.positioning.snapshot.Listing;
import org.sitedatum.positioning.time.Snapshot;
import org.sitedatum.positioning.track.NuisanceStates.Adder;
import org.sitedatum.positioning.track.NuisanceStates.Kind;

/**
 * The anchors a body hears, and where the nuisance states of each stand: its bias, and the multipath of each pair with a
 * tag. Anchors beyond the limit take the place of the one heard longest ago. Grows with what is heard.
 */
final class AnchorStates {

    /** Anchors with bias states at one time. */
    static final int MAX_ANCHORS = 12;

    private static final int NONE = -1;

    private final BodyProfile profile;
    private int count;
    private int[] id = {};
    private long[] heardNanos = {};
    private int[] bias = {};
    private int[] multipath = {};

    AnchorStates(BodyProfile profile) {
        this.profile = profile;
    }

    void save(Snapshot out) {
        out.put(count);
        for (int slot = 0; slot < count; slot++) {
            out.put(id[slot]);
            out.putLong(heardNanos[slot]);
            out.put(bias[slot]);
        }
        for (int place = 0; place < count * profile.tagCount(); place++) {
            out.put(multipath[place]);
        }
    }

    /** Reads what {@link #save} wrote; an anchor that is gone keeps its place until another one needs it. */
    void restore(Snapshot in, int nuisances) {
        count = in.nextCount(MAX_ANCHORS);
        makeRoom(count);
        for (int slot = 0; slot < count; slot++) {
            id[slot] = in.nextPlace(Listing.ANCHORS);
            heardNanos[slot] = in.nextLong();
            bias[slot] = in.nextPlace(nuisances);
        }
        for (int place = 0; place < count * profile.tagCount(); place++) {
            multipath[place] = in.nextPlace(nuisances);
        }
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    /** Place of an anchor, taking a free or the stalest one. */
    int slot(int anchor, long stampNanos, NuisanceStates nuisance, Adder adder) {
        int stalest = 0;
        for (int slot = 0; slot < count; slot++) {
            if (id[slot] == anchor) {
                heardNanos[slot] = stampNanos;
                return slot;
            }
            if (heardNanos[slot] < heardNanos[stalest]) {
                stalest = slot;
            }
        }
        int slot = stalest;
        if (count < MAX_ANCHORS) {
            slot = append(nuisance.add(Kind.ANCHOR_BIAS, adder));
        } else {
            recycle(slot, adder);
        }
        id[slot] = anchor;
        heardNanos[slot] = stampNanos;
        return slot;
    }

    private int append(int biasOffset) {
        makeRoom(count + 1);
        bias[count] = biasOffset;
        Arrays.fill(multipath, count * profile.tagCount(), (count + 1) * profile.tagCount(), NONE);
        return count++;
    }

    private void makeRoom(int wanted) {
        if (wanted > id.length) {
            id = Arrays.copyOf(id, MAX_ANCHORS);
            heardNanos = Arrays.copyOf(heardNanos, MAX_ANCHORS);
            bias = Arrays.copyOf(bias, MAX_ANCHORS);
        }
        if (wanted * profile.tagCount() > multipath.length) {
            multipath = Arrays.copyOf(multipath, MAX_ANCHORS * profile.tagCount());
        }
    }

    private void recycle(int slot, Adder adder) {
        adder.reset(Kind.ANCHOR_BIAS, bias[slot]);
        for (int tag = 0; tag < profile.tagCount(); tag++) {
            int offset = multipath[slot * profile.tagCount() + tag];
            if (offset != NONE) {
                adder.reset(Kind.MULTIPATH, offset);
            }
        }
    }

    int bias(int slot) {
        return bias[slot];
    }

    /** Offset of the multipath of an anchor and a tag, added on first use. */
    int multipath(int slot, int tag, NuisanceStates nuisance, Adder adder) {
        int place = slot * profile.tagCount() + tag;
        if (multipath[place] == NONE) {
            multipath[place] = nuisance.add(Kind.MULTIPATH, adder);
        }
        return multipath[place];
    }
}
