package org.sitedatum.cluster.foxglove;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.sitedatum.mqtt.foxglove.ViewerChannel;
import org.sitedatum.mqtt.mcap.McapSchema;

/** The channels of a site's feed. They are only ever added, and not without end. Thread-safe. */
final class ChannelTable {

    /** A list of more is of no use to anybody; each costs a viewer a kilobyte. */
    static final int MOST_CHANNELS = 2_000;

    private final Map<String, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, ViewerChannel> channels = new ConcurrentSkipListMap<>();

    /** The channel, when it is new and there is room. */
    synchronized Optional<ViewerChannel> add(String topic, McapSchema schema) {
        if (ids.containsKey(topic) || ids.size() >= MOST_CHANNELS) {
            return Optional.empty();
        }
        ViewerChannel channel = new ViewerChannel(ids.size() + 1, topic, schema);
        channels.put(channel.id(), channel);
        ids.put(topic, channel.id());
        return Optional.of(channel);
    }

    OptionalInt find(String topic) {
        Optional<Integer> id = Optional.ofNullable(ids.get(topic));
        return id.isPresent() ? OptionalInt.of(id.get()) : OptionalInt.empty();
    }

    Optional<String> topic(int id) {
        return Optional.ofNullable(channels.get(id)).map(ViewerChannel::topic);
    }

    Collection<ViewerChannel> all() {
        return List.copyOf(channels.values());
    }
}
