package org.sitedatum.cluster.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.session.BrokerAddress;

/** Reads the {@code broker} part of the configuration. */
final class BrokerOptionsReader {

    private static final String LOOPBACK = "127.0.0.1";

    private final ConfigObject broker;
    private final Path document;
    private final Map<String, String> environment;

    BrokerOptionsReader(ConfigObject broker, Path document, Map<String, String> environment) {
        this.broker = broker;
        this.document = document;
        this.environment = environment;
    }

    /** The options, or the defaults when a fault was noted. */
    BrokerOptions read() {
        boolean external = broker.has("url");
        Optional<Login> login = login();
        BrokerOptions options;
        try {
            options = external ? external(login) : embedded(login);
        } catch (IllegalArgumentException notUsable) {
            broker.fault(external ? "url" : "host", "cannot be used: " + notUsable.getMessage());
            options = BrokerOptions.defaults();
        }
        broker.refuseOtherKeys();
        return options;
    }

    private BrokerOptions embedded(Optional<Login> login) {
        String host = broker.text("host").orElse(LOOPBACK);
        int port = broker.integer("port", EmbeddedBrokerOptions.DEFAULT_PORT, 0, 65_535);
        EmbeddedBrokerOptions local = EmbeddedBrokerOptions.onLoopback(port);
        if (login.isPresent()) {
            return new BrokerOptions.Embedded(
                    local.withLogin(host, login.get().user(), login.get().password()));
        }
        return new BrokerOptions.Embedded(new EmbeddedBrokerOptions(
                host, port, Optional.empty(), local.maxPacketBytes(), local.maxQueuedPerSubscriber()));
    }

    private BrokerOptions external(Optional<Login> login) {
        if (broker.has("host") || broker.has("port")) {
            broker.fault("url", "excludes host and port, which are for the embedded broker");
        }
        Optional<Path> caFile = broker.text("caFile").map(document::resolveSibling);
        if (caFile.isPresent() && !Files.isReadable(caFile.get())) {
            broker.fault("caFile", "cannot be read: " + caFile.get());
        }
        BrokerAddress address = BrokerAddress.parse(broker.text("url").orElse(""));
        if (login.isPresent()) {
            address = address.withLogin(login.get().user(), login.get().password());
        }
        return new BrokerOptions.External(caFile.isPresent() ? address.withCaFile(caFile.get()) : address);
    }

    private Optional<Login> login() {
        Optional<String> user = broker.text("user");
        Optional<String> password = broker.text("password")
                .or(() -> Optional.ofNullable(environment.get(NodeOptionsReader.PASSWORD_VARIABLE)));
        if (user.isPresent() && password.isEmpty()) {
            broker.fault("user", "needs a password, here or in " + NodeOptionsReader.PASSWORD_VARIABLE);
        }
        if (user.isEmpty() && broker.has("password")) {
            broker.fault("password", "needs a user");
        }
        return user.isPresent() && password.isPresent()
                ? Optional.of(new Login(user.get(), password.get()))
                : Optional.empty();
    }

    private record Login(String user, String password) {}
}
