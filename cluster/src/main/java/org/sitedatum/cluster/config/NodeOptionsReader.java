package org.sitedatum.cluster.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.positioning.EngineOptions;

/**
 * Reads the configuration document. Paths in it are relative to its folder. The broker's password may stay out of it, in
 * the environment variable {@value #PASSWORD_VARIABLE}.
 *
 * <pre>
 * {"sites": ["site.json"],
 *  "broker": {"host": "127.0.0.1", "port": 1883, "user": "node", "password": "..."},
 *  "engine": {"reorderWindowMs": 500, "maxFutureMs": 200, "maxAgeMs": 5000, "coastAfterMs": 1000, "lostAfterMs": 10000},
 *  "queueCapacity": 65536}
 * </pre>
 *
 * <p>{@code "broker": {"url": "ssl://broker.example:8883", "caFile": "ca.pem", "user": ..., "password": ...}} is an external
 * broker; with {@code url} there is no {@code host} or {@code port}.
 */
public final class NodeOptionsReader {

    /** Environment variable with the broker's password. */
    public static final String PASSWORD_VARIABLE = "SITEDATUM_BROKER_PASSWORD";

    private static final Set<String> SCHEMES = Set.of("tcp", "ssl");
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> faults = new ArrayList<>();

    private NodeOptionsReader(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /**
     * Reads a document.
     *
     * @param environment the process's environment variables
     * @throws ConfigurationException with every fault
     */
    public static NodeOptions read(Path file, Map<String, String> environment) throws ConfigurationException {
        JsonNode document;
        try {
            document = mapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException notJson) {
            throw new ConfigurationException(
                    file.toString(),
                    List.of("line " + notJson.getLocation().getLineNr() + ": " + notJson.getOriginalMessage()));
        } catch (IOException unreadable) {
            throw new ConfigurationException(file.toString(), List.of("cannot be read (" + unreadable + ")"));
        }
        Path folder = file.toAbsolutePath().getParent();
        NodeOptionsReader reader = new NodeOptionsReader(folder, environment);
        NodeOptions options = reader.options(new ConfigObject("", document, reader.faults));
        if (!reader.faults.isEmpty()) {
            throw new ConfigurationException(file.toString(), reader.faults);
        }
        return options;
    }

    private static ObjectMapper mapper() {
        JsonFactory strict = new JsonFactoryBuilder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return new ObjectMapper(strict).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    private NodeOptions options(ConfigObject document) {
        List<Path> sites = document.texts("sites").stream().map(folder::resolve).toList();
        BrokerOptions broker = document.object("broker").map(this::broker).orElseGet(BrokerOptions::defaults);
        EngineOptions engine =
                document.object("engine").map(NodeOptionsReader::engine).orElseGet(EngineOptions::defaults);
        int capacity = document.integer("queueCapacity", NodeOptions.DEFAULT_QUEUE_CAPACITY, 1, 10_000_000);
        document.refuseOtherKeys();
        return new NodeOptions(sites, broker, engine, capacity);
    }

    private BrokerOptions broker(ConfigObject broker) {
        Optional<String> url = broker.text("url");
        Optional<BrokerOptions.Credentials> credentials = credentials(broker);
        BrokerOptions options = url.isPresent()
                ? external(broker, url.get(), credentials)
                : new BrokerOptions(
                        true,
                        broker.text("host").orElse(BrokerOptions.LOOPBACK),
                        broker.integer("port", BrokerOptions.DEFAULT_PORT, 0, 65_535),
                        "",
                        credentials,
                        Optional.empty());
        broker.refuseOtherKeys();
        return options;
    }

    private BrokerOptions external(ConfigObject broker, String url, Optional<BrokerOptions.Credentials> credentials) {
        if (!isBrokerUrl(url)) {
            broker.fault("url", "must look like tcp://host:1883 or ssl://host:8883");
        }
        if (broker.has("host") || broker.has("port")) {
            broker.fault("url", "excludes host and port, which are for the embedded broker");
        }
        Optional<Path> caFile = broker.text("caFile").map(folder::resolve);
        if (caFile.isPresent() && !Files.isReadable(caFile.get())) {
            broker.fault("caFile", "cannot be read: " + caFile.get());
        }
        return new BrokerOptions(false, "", 0, url, credentials, caFile);
    }

    private Optional<BrokerOptions.Credentials> credentials(ConfigObject broker) {
        Optional<String> user = broker.text("user");
        Optional<String> password =
                broker.text("password").or(() -> Optional.ofNullable(environment.get(PASSWORD_VARIABLE)));
        if (user.isPresent() && password.isEmpty()) {
            broker.fault("user", "needs a password, here or in " + PASSWORD_VARIABLE);
        }
        if (user.isEmpty() && broker.has("password")) {
            broker.fault("password", "needs a user");
        }
        return user.isPresent() && password.isPresent()
                ? Optional.of(new BrokerOptions.Credentials(user.get(), password.get()))
                : Optional.empty();
    }

    private static boolean isBrokerUrl(String url) {
        try {
            URI uri = new URI(url);
            return SCHEMES.contains(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException notUrl) {
            return false;
        }
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
