package org.sitedatum.frames;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What hangs on what, at the moment it was asked for: the edges of a {@link TransformBuffer} with age and revision, in
 * the order of the children's names. Immutable. Several roots are several trees.
 */
public final class FrameTree {

    private final Map<FrameId, FrameEdge> edges;
    private final List<FrameId> frames;

    private final long revision;

    FrameTree(long revision, Collection<FrameId> frames, Collection<FrameEdge> edges) {
        this.revision = revision;
        Map<String, FrameEdge> byName = new TreeMap<>();
        edges.forEach(edge -> byName.put(edge.child().name(), edge));
        Map<FrameId, FrameEdge> byChild = new LinkedHashMap<>();
        byName.values().forEach(edge -> byChild.put(edge.child(), edge));
        this.edges = Collections.unmodifiableMap(byChild);
        List<FrameId> sorted = new ArrayList<>(frames);
        sorted.sort((a, b) -> a.name().compareTo(b.name()));
        this.frames = List.copyOf(sorted);
    }

    /** How many changes the buffer's tree has had: edges made, moved to another parent, fixed anew, removed. */
    public long revision() {
        return revision;
    }

    /** All frames, by name. */
    public List<FrameId> frames() {
        return frames;
    }

    /** All edges, by the child's name. */
    public List<FrameEdge> edges() {
        return List.copyOf(edges.values());
    }

    /** The edge above {@code child}; empty for a root or an unknown frame. */
    public Optional<FrameEdge> edge(FrameId child) {
        return Optional.ofNullable(edges.get(child));
    }

    /** Frames without a parent, by name. */
    public List<FrameId> roots() {
        return frames.stream().filter(frame -> !edges.containsKey(frame)).toList();
    }

    /** Frames that hang directly on {@code parent}, by name. */
    public List<FrameId> children(FrameId parent) {
        return edges.values().stream()
                .filter(edge -> edge.parent().equals(parent))
                .map(FrameEdge::child)
                .toList();
    }

    /** One frame per line, indented below its parent, for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        roots().forEach(root -> describe(root, 0, text));
        return text.toString();
    }

    private void describe(FrameId frame, int depth, StringBuilder text) {
        text.append("  ".repeat(depth)).append(frame);
        edge(frame)
                .ifPresent(edge -> text.append(edge.fixed() ? " fixed" : " moving")
                        .append(", revision ")
                        .append(edge.revision()));
        text.append('\n');
        children(frame).forEach(child -> describe(child, depth + 1, text));
    }
}
