package org.sitedatum.cluster.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Some nodes, their clocks and their network in one thread, with faults drawn from a seed: crashes and restarts, pauses,
 * full and one-way partitions, loss, delays long enough to reorder, clocks of different rate. Checks safety at every step.
 */
final class LeaseSimulation {

    static final String SECTOR = "hall";
    private static final long MILLI = 1_000_000L;
    private static final long STEP = 5 * MILLI;

    private record Message(long due, long order, int from, int to, LeaseMessage content) {}

    private final SplittableRandom random;
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final PriorityQueue<Message> wire =
            new PriorityQueue<>(Comparator.comparingLong(Message::due).thenComparingLong(Message::order));
    private final boolean[][] cut;
    private double loss;
    private boolean faulty;
    private long now;
    private long sent;
    private long acceptedEpoch;
    private int acceptedFrom = -1;
    private long lastPublished;
    private long longestGap;
    private int changes;

    LeaseSimulation(long seed, int size, boolean faulty) {
        this.random = new SplittableRandom(seed);
        this.faulty = faulty;
        List<String> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            members.add("node-" + i);
        }
        LeaseOptions options = LeaseOptions.DEFAULT;
        for (int i = 0; i < size; i++) {
            double rate = 1 + options.drift() * (random.nextDouble() - 0.5) * 0.99;
            nodes.add(new SimulatedNode(members, i, options, rate, random.nextLong(1_000_000_000_000L)));
            nodes.get(i).boot(0);
        }
        cut = new boolean[size][size];
        loss = faulty ? random.nextDouble() * 0.3 : 0;
    }

    /** Lets time pass with a fault now and then when the simulation is faulty. */
    void run(long nanos) {
        long end = now + nanos;
        while (now < end) {
            now += STEP;
            if (faulty && random.nextInt(120) == 0) {
                strike();
            }
            step();
        }
    }

    /** Mends everything but the nodes in {@code dead}, which are ended for good; loss goes on only by delay. */
    void heal(List<Integer> dead) {
        for (boolean[] row : cut) {
            Arrays.fill(row, false);
        }
        for (SimulatedNode node : nodes) {
            node.pausedUntil = now;
            if (dead.contains(node.index)) {
                node.lease = null;
            } else if (node.lease == null) {
                node.boot(now);
            }
        }
    }

    /** From now on nothing new fails. */
    void quiet() {
        faulty = false;
        loss = 0;
    }

    private void strike() {
        int victim = random.nextInt(nodes.size());
        SimulatedNode node = nodes.get(victim);
        switch (random.nextInt(7)) {
            case 0 -> node.lease = null;
            case 1 -> node.pausedUntil = now + random.nextLong(3_000) * MILLI;
            case 2 -> isolate(victim, true, true);
            case 3 -> isolate(victim, true, false);
            case 4 -> isolate(victim, false, true);
            case 5 -> {
                if (node.runs(now) && node.lease != null) {
                    post(node, node.lease.release(nodes.get(random.nextInt(nodes.size())).id, node.clock(now)));
                }
            }
            default -> heal(List.of());
        }
    }

    private void isolate(int victim, boolean in, boolean out) {
        for (int other = 0; other < nodes.size(); other++) {
            cut[other][victim] |= in && other != victim;
            cut[victim][other] |= out && other != victim;
        }
    }

    void step() {
        while (!wire.isEmpty() && wire.peek().due() <= now) {
            deliver(wire.poll());
        }
        int publisher = -1;
        for (SimulatedNode node : nodes) {
            if (!node.runs(now) || node.lease == null) {
                continue;
            }
            if (node.publishes(now)) {
                assertThat(publisher)
                        .as("a second publisher beside %s", node.id)
                        .isEqualTo(-1);
                publisher = node.index;
                accept(node.index, node.lease.epoch());
            }
            post(node, node.lease.tick(node.clock(now)));
        }
    }

    private void accept(int from, long epoch) {
        assertThat(epoch).as("epoch of a publisher").isGreaterThanOrEqualTo(acceptedEpoch);
        if (epoch > acceptedEpoch) {
            changes++;
        } else {
            assertThat(from).as("publisher of epoch %s", epoch).isEqualTo(acceptedFrom);
        }
        acceptedEpoch = epoch;
        acceptedFrom = from;
        longestGap = Math.max(longestGap, now - lastPublished);
        lastPublished = now;
    }

    private void deliver(Message message) {
        SimulatedNode to = nodes.get(message.to());
        if (to.lease == null || cut[message.from()][message.to()]) {
            return;
        }
        if (!to.runs(now)) {
            wire.add(new Message(to.pausedUntil, sent++, message.from(), message.to(), message.content()));
            return;
        }
        post(to, to.lease.receive(nodes.get(message.from()).id, message.content(), to.clock(now)));
    }

    private void post(SimulatedNode from, List<Outgoing> messages) {
        for (Outgoing message : messages) {
            int to = Integer.parseInt(message.to().substring("node-".length()));
            if (random.nextDouble() >= loss) {
                wire.add(new Message(now + delay(), sent++, from.index, to, message.message()));
            }
        }
    }

    private long delay() {
        boolean late = faulty && random.nextInt(50) == 0;
        return (late ? random.nextLong(1_500) : 1 + random.nextLong(20)) * MILLI;
    }

    /** Time since somebody last published, ns. */
    long silence() {
        return now - lastPublished;
    }

    /** The longest time without a publisher since the last call, ns. */
    long takeLongestGap() {
        long gap = Math.max(longestGap, silence());
        longestGap = 0;
        return gap;
    }

    /** How often a new epoch began. */
    int changes() {
        return changes;
    }

    /** The node that published last. */
    int publisher() {
        return acceptedFrom;
    }

    SimulatedNode node(int index) {
        return nodes.get(index);
    }

    long now() {
        return now;
    }

    void cutOff(int victim, boolean in, boolean out) {
        isolate(victim, in, out);
    }

    void release(int from, int heir) {
        SimulatedNode node = nodes.get(from);
        if (node.lease != null) {
            post(node, node.lease.release(nodes.get(heir).id, node.clock(now)));
        }
    }
}
