package org.sitedatum.cluster.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.cluster.member.MemberAddress;
import org.sitedatum.cluster.member.MemberOptions;
import org.sitedatum.cluster.store.StoreAddress;

/** Reads the {@code cluster} part of the configuration. */
final class ClusterOptionsReader {

    /** Environment variable with the id of this node, for configurations that are the same on all. */
    static final String NODE_VARIABLE = "SITEDATUM_NODE";
    /** Environment variable with the members' secret. */
    static final String SECRET_VARIABLE = "SITEDATUM_CLUSTER_SECRET";
    /** Environment variable with the password of the store. */
    static final String STORE_PASSWORD_VARIABLE = "SITEDATUM_STORE_PASSWORD";

    /** Load balancers look at readiness every second or so. */
    private static final double DRAIN_SECONDS = 3;

    private final ConfigObject cluster;
    private final Path document;
    private final Map<String, String> environment;

    ClusterOptionsReader(ConfigObject cluster, Path document, Map<String, String> environment) {
        this.cluster = cluster;
        this.document = document;
        this.environment = environment;
    }

    /** The options; empty when a fault was noted. */
    Optional<ClusterOptions> read(BrokerOptions broker) {
        Optional<MemberOptions> members = members();
        Path folder = document.resolveSibling(cluster.text("dataFolder").orElse("data"));
        Optional<StoreAddress> store = store(folder);
        double drainSeconds =
                cluster.number("drainSeconds", DRAIN_SECONDS, 0, (double) ClusterOptions.LONGEST_DRAIN.toSeconds());
        cluster.refuseOtherKeys();
        if (members.isEmpty() || store.isEmpty()) {
            return Optional.empty();
        }
        int nodes = members.get().members().size();
        if (nodes > 1 && !store.get().isShared()) {
            cluster.fault(
                    "storeUrl",
                    "must be jdbc:postgresql://host:port/database: " + nodes
                            + " nodes need one store that all of them reach, and H2 is a file of one machine");
        }
        if (nodes > 1 && broker instanceof BrokerOptions.Embedded) {
            cluster.fault(
                    "members",
                    "are " + nodes + ", so the broker must be one that survives a node:"
                            + " give \"broker\": {\"url\": \"mqtt://...\"}");
        }
        Duration drain = nodes > 1 ? Duration.ofMillis(Math.round(1_000 * drainSeconds)) : Duration.ZERO;
        return Optional.of(new ClusterOptions(members.get(), folder, store.get(), drain));
    }

    private Optional<MemberOptions> members() {
        List<MemberAddress> addresses = new ArrayList<>();
        for (String text : cluster.texts("members")) {
            try {
                addresses.add(MemberAddress.parse(text));
            } catch (IllegalArgumentException notAnAddress) {
                cluster.fault("members", "has " + notAnAddress.getMessage());
            }
        }
        Optional<String> node = cluster.text("node").or(() -> Optional.ofNullable(environment.get(NODE_VARIABLE)));
        Optional<String> listen = cluster.text("listen");
        Optional<String> secret =
                cluster.text("secret").or(() -> Optional.ofNullable(environment.get(SECRET_VARIABLE)));
        if (node.isEmpty()) {
            cluster.fault(
                    "node", "is missing, here or in " + NODE_VARIABLE + ": the id of this node among the members");
        }
        if (secret.isEmpty()) {
            cluster.fault("secret", "is missing, here or in " + SECRET_VARIABLE);
        }
        if (node.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MemberOptions(node.get(), addresses, secret.get(), listen));
        } catch (IllegalArgumentException notUsable) {
            cluster.fault("members", "cannot be used: " + notUsable.getMessage());
            return Optional.empty();
        }
    }

    private Optional<StoreAddress> store(Path folder) {
        Optional<String> url = cluster.text("storeUrl");
        String user = cluster.text("storeUser").orElse("sitedatum");
        String password = cluster.text("storePassword")
                .or(() -> Optional.ofNullable(environment.get(STORE_PASSWORD_VARIABLE)))
                .orElse("");
        if (url.isEmpty()) {
            return Optional.of(StoreAddress.inFolder(folder));
        }
        try {
            return Optional.of(new StoreAddress(url.get(), user, password));
        } catch (IllegalArgumentException notUsable) {
            cluster.fault("storeUrl", "cannot be used: " + notUsable.getMessage());
            return Optional.empty();
        }
    }
}
