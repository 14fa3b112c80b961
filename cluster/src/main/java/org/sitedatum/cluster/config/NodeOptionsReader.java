package org.sitedatum.cluster.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.mqtt.SiteFormats;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.site.Site;

/**
 * Reads the configuration document and the site documents it names. Paths in it are relative to its folder. The broker's password may stay out of it, in
 * the environment variable {@value #PASSWORD_VARIABLE}.
 *
 * <pre>
 * {"name": "node-1",
 *  "sites": ["site.json"],
 *  "broker": {"host": "127.0.0.1", "port": 1883, "user": "node", "password": "..."},
 *  "engine": {"reorderWindowMs": 500, "maxFutureMs": 200, "maxAgeMs": 5000, "coastAfterMs": 1000, "lostAfterMs": 10000},
 *  "formats": {"geoPose": true, "binaryPoses": true},
 *  "adapters": [{"kind": "pozyx", "topic": "tags", "frame": "hall-b-plan"}],
 *  "queueCapacity": 16384,
 *  "store": {"folder": "data"}}
 * </pre>
 *
 * <p>The store keeps every revision of the sites: in an H2 file in that folder, or with {@code "url":
 * "jdbc:postgresql://..."}, {@code "user"} and {@code "password"} in PostgreSQL. A site that is in the store already is
 * served as it stands there. Without a store the sites are served as their files have them.
 *
 * <p>{@code "broker": {"url": "mqtts://broker.example:8883", "caFile": "ca.pem", "user": "node", "password": "..."}} is an
 * external broker; with {@code url} there is no {@code host} or {@code port}.
 *
 * <p>{@code "cluster": {"node": "n1", "members": ["n1=10.0.0.1:7400", "n2=10.0.0.2:7400", "n3=10.0.0.3:7400"], "secret":
 * "...", "dataFolder": "data", "storeUrl": "jdbc:postgresql://db:5432/sitedatum", "storeUser": "...", "storePassword":
 * "..."}} makes it one of several nodes; secret and password may be in {@value ClusterOptionsReader#SECRET_VARIABLE} and
 * {@value ClusterOptionsReader#STORE_PASSWORD_VARIABLE}.
 */
public final class NodeOptionsReader {

    /** Environment variable with the broker's password. */
    public static final String PASSWORD_VARIABLE = "SITEDATUM_BROKER_PASSWORD";

    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Path path;
    private final Map<String, String> environment;
    private final List<String> faults = new ArrayList<>();

    private NodeOptionsReader(Path path, Map<String, String> environment) {
        this.path = path;
        this.environment = environment;
    }

    /**
     * Reads a document.
     *
     * @param environment the process's environment variables
     * @throws ConfigurationException with every fault
     */
    public static NodeOptions read(Path file, Map<String, String> environment) throws ConfigurationException {
        JsonNode document = document(file);
        NodeOptionsReader reader = new NodeOptionsReader(file.toAbsolutePath(), environment);
        NodeOptions options = reader.options(new ConfigObject("", document, reader.faults));
        if (!reader.faults.isEmpty()) {
            throw new ConfigurationException(file.toString(), reader.faults);
        }
        return options;
    }

    /** The document as it stands in a file. */
    static JsonNode document(Path file) throws ConfigurationException {
        try {
            return mapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException notJson) {
            throw new ConfigurationException(
                    file.toString(),
                    List.of("line " + notJson.getLocation().getLineNr() + ": " + notJson.getOriginalMessage()));
        } catch (IOException unreadable) {
            throw new ConfigurationException(file.toString(), List.of("cannot be read (" + unreadable + ")"));
        }
    }

    private static ObjectMapper mapper() {
        JsonFactory strict = new JsonFactoryBuilder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return new ObjectMapper(strict).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    private NodeOptions options(ConfigObject document) {
        String name = document.text("name").orElse(NodeOptions.DEFAULT_NAME);
        List<Site> sites = sites(document);
        BrokerOptions broker = document.object("broker")
                .map(object -> new BrokerOptionsReader(object, path, environment).read())
                .orElseGet(BrokerOptions::defaults);
        EngineOptions engine =
                document.object("engine").map(NodeOptionsReader::engine).orElseGet(EngineOptions::defaults);
        int capacity = document.integer("queueCapacity", NodeOptions.DEFAULT_QUEUE_CAPACITY, 1, 10_000_000);
        Optional<ClusterOptions> cluster = document.object("cluster")
                .flatMap(object -> new ClusterOptionsReader(object, path, environment).read(broker));
        FormatsReader adapters = new FormatsReader(document, sites, path, environment);
        Map<String, SiteFormats> formats = adapters.read();
        Optional<StoreAddress> store = document.object("store").flatMap(this::store);
        if (cluster.isPresent() && store.isPresent()) {
            document.fault("store", "is for a node that serves alone; a cluster has its own \"storeUrl\"");
        }
        // read by HttpSection and RosbridgeSection
        document.has("http");
        document.has(RosbridgeSection.KEY);
        document.refuseOtherKeys();
        return new NodeOptions(name, sites, broker, engine, capacity, formats, adapters.feeds(), cluster, store);
    }

    private Optional<StoreAddress> store(ConfigObject store) {
        Optional<String> url = store.text("url");
        Optional<String> folder = store.text("folder");
        String user = store.text("user").orElse("sitedatum");
        String password = store.text("password")
                .or(() -> Optional.ofNullable(environment.get(ClusterOptionsReader.STORE_PASSWORD_VARIABLE)))
                .orElse("");
        store.refuseOtherKeys();
        if (url.isPresent() == folder.isPresent()) {
            store.fault("url", "or \"folder\" is needed, and not both");
            return Optional.empty();
        }
        try {
            return Optional.of(url.map(address -> new StoreAddress(address, user, password))
                    .orElseGet(() -> StoreAddress.inFolder(path.resolveSibling(folder.orElseThrow()))));
        } catch (IllegalArgumentException notUsable) {
            store.fault("url", "cannot be used: " + notUsable.getMessage());
            return Optional.empty();
        }
    }

    private List<Site> sites(ConfigObject document) {
        List<Site> sites = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (String file : document.texts("sites")) {
            try {
                Site site = SiteFile.read(path.resolveSibling(file));
                sites.add(site);
                if (!ids.add(site.id())) {
                    document.fault("sites", "has the site " + site.id() + " twice");
                }
            } catch (ConfigurationException faulty) {
                faulty.faults().forEach(fault -> faults.add(file + ": " + fault));
            }
        }
        return sites;
    }

    private static EngineOptions engine(ConfigObject engine) {
        EngineOptions defaults = EngineOptions.defaults();
        EngineOptions options = new EngineOptions(
                nanos(engine, "reorderWindowMs", defaults.reorderWindowNanos()),
                nanos(engine, "maxFutureMs", defaults.maxFutureNanos()),
                nanos(engine, "maxAgeMs", defaults.maxAgeNanos()),
                nanos(engine, "coastAfterMs", defaults.coastAfterNanos()),
                nanos(engine, "lostAfterMs", defaults.lostAfterNanos()));
        if (options.lostAfterNanos() < options.coastAfterNanos()) {
            engine.fault("lostAfterMs", "must not be less than coastAfterMs");
        }
        engine.refuseOtherKeys();
        return options;
    }

    private static long nanos(ConfigObject engine, String key, long defaultNanos) {
        int defaultMillis = (int) (defaultNanos / NANOS_PER_MILLI);
        return engine.integer(key, defaultMillis, 0, 3_600_000) * NANOS_PER_MILLI;
    }
}
