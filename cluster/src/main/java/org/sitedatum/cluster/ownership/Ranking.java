package org.sitedatum.cluster.ownership;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The order in which nodes are entitled to a sector: rendezvous hashing (Thaler and Ravishankar 1998), the same on every
 * node, moving only the sectors of a node that comes or goes.
 */
public final class Ranking {

    private static final Pattern ONE_OF_SEVERAL = Pattern.compile("([^/]+)/(\\d{1,9})/[^/]+");

    private Ranking() {}

    /**
     * The nodes, the most entitled first.
     *
     * @param sector of several of one site, the site, the place among them and a name, joined by slashes: then the nodes take
     *     turns in the order of places, which spreads few sectors better than chance
     */
    public static List<String> of(String sector, List<String> nodes) {
        Matcher one = ONE_OF_SEVERAL.matcher(sector);
        List<String> ranking = new ArrayList<>(byWeight(one.matches() ? one.group(1) : sector, nodes));
        if (one.matches()) {
            Collections.rotate(ranking, -(Integer.parseInt(one.group(2)) % nodes.size()));
        }
        return List.copyOf(ranking);
    }

    private static List<String> byWeight(String sector, List<String> nodes) {
        return nodes.stream()
                .sorted(Comparator.comparingLong((String node) -> -weight(sector, node))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static long weight(String sector, String node) {
        CRC32C hash = new CRC32C();
        hash.update((sector + '\n' + node).getBytes(StandardCharsets.UTF_8));
        return mixed(hash.getValue()) >>> 1;
    }

    /** Finaliser of SplitMix64 (Steele, Lea and Flood 2014): spreads similar inputs. */
    private static long mixed(long value) {
        long z = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
