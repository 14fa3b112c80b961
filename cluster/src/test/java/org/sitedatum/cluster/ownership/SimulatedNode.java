package org.sitedatum.cluster.ownership;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A machine of the simulation: its clock's rate and offset, its disk, and its lease while its process lives. */
final class SimulatedNode {

    final String id;
    private final List<String> members;
    private final LeaseOptions options;
    private final Map<String, Long> disk = new HashMap<>();
    private final double clockRate;
    private final long clockOffset;

    @Nullable
    SectorLease lease;

    long pausedUntil = Long.MIN_VALUE;
    /** Each node has a position in the sector's list of members. */
    final int index;

    SimulatedNode(List<String> members, int index, LeaseOptions options, double clockRate, long clockOffset) {
        this.id = members.get(index);
        this.index = index;
        this.members = members;
        this.options = options;
        this.clockRate = clockRate;
        this.clockOffset = clockOffset;
    }

    long clock(long now) {
        return clockOffset + (long) (clockRate * now);
    }

    boolean runs(long now) {
        return lease != null && now >= pausedUntil;
    }

    void boot(long now) {
        EpochMemory memory = new EpochMemory() {
            @Override
            public long recall(String sector) {
                return disk.getOrDefault(sector, 0L);
            }

            @Override
            public void keep(String sector, long epoch) {
                disk.put(sector, epoch);
            }
        };
        lease = new SectorLease(LeaseSimulation.SECTOR, id, members, options, memory, clock(now));
    }

    boolean publishes(long now) {
        return runs(now) && lease != null && lease.mayPublish(clock(now));
    }
}
