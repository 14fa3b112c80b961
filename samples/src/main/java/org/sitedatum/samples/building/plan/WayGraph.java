package org.sitedatum.samples.building.plan;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** The ways of the building, in any storey and between them. Node and edge order is fixed, and so are the ways found. */
public final class WayGraph {

    private final Map<String, WayNode> nodes = new LinkedHashMap<>();
    private final List<WayEdge> edges;

    /**
     * A graph.
     *
     * @throws IllegalArgumentException when a name is given twice or an edge names no node
     */
    public WayGraph(List<WayNode> nodes, List<WayEdge> edges) {
        for (WayNode node : nodes) {
            if (this.nodes.put(node.name(), node) != null) {
                throw new IllegalArgumentException("way node " + node.name() + " is given twice");
            }
        }
        this.edges = List.copyOf(edges);
        this.edges.forEach(edge -> {
            node(edge.from());
            node(edge.to());
        });
    }

    /** The node of that name. */
    public WayNode node(String name) {
        WayNode node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("no way node " + name);
        }
        return node;
    }

    /** All edges. */
    public List<WayEdge> edges() {
        return edges;
    }

    /** The kind of the edge between two neighbours. */
    public WayEdge.Kind kindBetween(WayNode a, WayNode b) {
        return edges.stream()
                .filter(edge -> joins(edge, a.name(), b.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no way from " + a.name() + " to " + b.name()))
                .kind();
    }

    /**
     * The shortest way (Dijkstra) that takes no edge of an avoided kind, both ends included.
     *
     * @throws IllegalArgumentException when there is none
     */
    public List<WayNode> shortestWay(String from, String to, Set<WayEdge.Kind> avoided) {
        Map<String, Double> cost = new HashMap<>(Map.of(from, 0.0));
        Map<String, String> previous = new HashMap<>();
        PriorityQueue<Reached> open =
                new PriorityQueue<>(Comparator.comparingDouble(Reached::cost).thenComparing(Reached::name));
        open.add(new Reached(from, 0));
        while (!open.isEmpty()) {
            Reached here = open.remove();
            if (here.name().equals(to)) {
                return unwind(to, previous);
            }
            if (here.cost() > cost.getOrDefault(here.name(), Double.POSITIVE_INFINITY)) {
                continue;
            }
            for (WayEdge edge : edges) {
                String next = otherEnd(edge, here.name());
                if (next.isEmpty() || avoided.contains(edge.kind())) {
                    continue;
                }
                double total = here.cost()
                        + node(here.name()).point().distanceTo(node(next).point());
                if (total < cost.getOrDefault(next, Double.POSITIVE_INFINITY)) {
                    cost.put(next, total);
                    previous.put(next, here.name());
                    open.add(new Reached(next, total));
                }
            }
        }
        throw new IllegalArgumentException("no way from " + from + " to " + to);
    }

    private List<WayNode> unwind(String to, Map<String, String> previous) {
        Deque<WayNode> way = new ArrayDeque<>();
        String name = to;
        way.addFirst(node(name));
        while (previous.containsKey(name)) {
            name = previous.get(name);
            way.addFirst(node(name));
        }
        return List.copyOf(way);
    }

    private static boolean joins(WayEdge edge, String a, String b) {
        return (edge.from().equals(a) && edge.to().equals(b))
                || (edge.from().equals(b) && edge.to().equals(a));
    }

    /** The edge's other end, or an empty string when it does not touch the node. */
    private static String otherEnd(WayEdge edge, String name) {
        if (edge.from().equals(name)) {
            return edge.to();
        }
        return edge.to().equals(name) ? edge.from() : "";
    }

    private record Reached(String name, double cost) {}
}
