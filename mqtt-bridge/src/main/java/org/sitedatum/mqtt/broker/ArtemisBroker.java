package org.sitedatum.mqtt.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Artemis with nothing but MQTT, nothing on disk, and bounded memory. */
final class ArtemisBroker implements EmbeddedBroker {
    private static final Logger LOG = LoggerFactory.getLogger(ArtemisBroker.class);
    private static final String ACCEPTOR = "mqtt";
    private static final long MAX_BYTES_PER_ADDRESS = 16L * 1024 * 1024;
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private final EmbeddedBrokerOptions options;
    private final EmbeddedActiveMQ server;
    private final int port;

    private ArtemisBroker(EmbeddedBrokerOptions options, EmbeddedActiveMQ server, int port) {
        this.options = options;
        this.server = server;
        this.port = port;
    }

    static ArtemisBroker start(EmbeddedBrokerOptions options) throws IOException {
        checkPortIsFree(options);
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        try {
            server.setConfiguration(configuration(options));
            options.login().ifPresent(login -> server.setSecurityManager(new OneLogin(login)));
            server.start();
            int port = listeningPort(server);
            if (port <= 0) {
                throw new IOException(
                        "cannot listen on " + options.host() + ":" + options.port() + "; is the port taken?");
            }
            LOG.info("embedded MQTT broker on {}:{}", options.host(), port);
            return new ArtemisBroker(options, server, port);
        } catch (Exception e) {
            stop(server);
            throw e instanceof IOException io ? io : new IOException("embedded broker: " + e.getMessage(), e);
        }
    }

    /** Artemis would say so too, in a hundred lines of log. */
    private static void checkPortIsFree(EmbeddedBrokerOptions options) throws IOException {
        try (ServerSocket probe = ServerSocketFactory.getDefault().createServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(options.host(), options.port()));
        } catch (IOException e) {
            throw new IOException(
                    "cannot listen on " + options.host() + ":" + options.port() + ": " + e.getMessage(), e);
        }
    }

    /** 0 or less when the acceptor did not come up, which Artemis only logs. */
    private static int listeningPort(EmbeddedActiveMQ server) {
        var acceptor = server.getActiveMQServer().getRemotingService().getAcceptor(ACCEPTOR);
        return acceptor == null || !acceptor.isStarted() ? 0 : acceptor.getActualPort();
    }

    private static ConfigurationImpl configuration(EmbeddedBrokerOptions options) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setName("sitedatum");
        configuration.setPersistenceEnabled(false);
        configuration.setJMXManagementEnabled(false);
        configuration.setSecurityEnabled(options.login().isPresent());
        configuration.setGlobalMaxSize(MAX_BYTES);
        configuration.setMessageExpiryScanPeriod(1000);
        configuration.addAcceptorConfiguration(
                ACCEPTOR,
                "tcp://" + options.host() + ":" + options.port() + "?protocols=MQTT;maximumPacketSize="
                        + options.maxPacketBytes() + ";tcpNoDelay=true");
        configuration.addAddressSetting("#", addressSettings(options));
        configuration.registerBrokerPlugin(new BacklogOfEach());
        return configuration;
    }

    /** Queues by themselves, full ones lose their oldest messages. */
    private static AddressSettings addressSettings(EmbeddedBrokerOptions options) {
        return new AddressSettings()
                .setAutoCreateAddresses(true)
                .setAutoCreateQueues(true)
                .setDefaultRingSize(options.maxQueuedPerSubscriber())
                .setMaxSizeBytes(MAX_BYTES_PER_ADDRESS)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
                // Without these two each new queue brings a warning (AMQ222165, AMQ222166).
                .setDeadLetterAddress(SimpleString.of("sitedatum.dead"))
                .setExpiryAddress(SimpleString.of("sitedatum.expired"));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public BrokerAddress address() {
        Optional<EmbeddedBrokerOptions.Login> login = options.login();
        return new BrokerAddress(
                false,
                options.isLoopback() ? options.host() : "127.0.0.1",
                port,
                login.map(EmbeddedBrokerOptions.Login::user),
                login.map(EmbeddedBrokerOptions.Login::password),
                Optional.empty());
    }

    @Override
    public void close() {
        stop(server);
    }

    private static void stop(EmbeddedActiveMQ server) {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("embedded broker did not stop cleanly: {}", e.getMessage());
        }
    }
}
