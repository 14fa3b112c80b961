package org.sitedatum.cluster.drawing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.sitedatum.positioning.EntityId;

/** Makes valid ids, each once, of what things are called in a drawing. Not thread-safe. */
public final class DrawingIds {

    private static final int LONGEST = 64;

    private final Set<String> taken = new HashSet<>();

    /** The number to try next, by word: a file may call all its shapes the same. */
    private final Map<String, Integer> next = new HashMap<>();

    /** The word with {@code -} for what an id cannot have, numbered when it is taken; {@code otherwise} when nothing is left. */
    public String of(String word, String otherwise) {
        String plain = word.strip().replaceAll("[^A-Za-z0-9._:-]+", "-").replaceAll("^-+|-+$", "");
        String base = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        if (!EntityId.isValid(base)) {
            base = otherwise;
        }
        String id = base;
        while (!taken.add(id)) {
            id = base + "-" + next.merge(base, 2, (known, first) -> known + 1);
        }
        return id;
    }
}
