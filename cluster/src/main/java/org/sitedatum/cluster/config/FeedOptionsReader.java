package org.sitedatum.cluster.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sitedatum.cluster.config.FeedAddress.Way;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.vendor.AdapterKind;
import org.sitedatum.mqtt.vendor.AdapterOptions;

/**
 * Reads {@code "connect": {"url": "tcp://10.0.0.5:25025", "say": ["..."], "headers": {"X-ApiKey": "${SEWIO_KEY}"}, "caFile":
 * "ca.pem", "everyMs": 1000, "patienceMs": 5000, "silenceMs": 60000}} of an adapter. {@code ${NAME}} in an address, a header or
 * what is said stands for a variable of the environment, so that keys may stay out of the file.
 */
final class FeedOptionsReader {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");
    private static final int LONGEST_MILLIS = 3_600_000;
    /** Without it the server sends nothing. */
    private static final List<String> ELIKO_SAYS = List.of("$PEKIO,SET_REPORT_LIST,COORD");

    private final ConfigObject connect;
    private final Path document;
    private final Map<String, String> environment;

    FeedOptionsReader(ConfigObject connect, Path document, Map<String, String> environment) {
        this.connect = connect;
        this.document = document;
        this.environment = environment;
    }

    /** The feed of an adapter; empty when a fault was noted. */
    Optional<FeedOptions> read(String site, AdapterOptions adapter) {
        Optional<FeedAddress> address = address(adapter);
        List<String> say = say(adapter.kind());
        Map<String, String> headers = headers();
        Optional<Path> caFile = connect.text("caFile").map(document::resolveSibling);
        if (caFile.isPresent() && !Files.isReadable(caFile.get())) {
            connect.fault("caFile", "cannot be read: " + caFile.get());
        }
        FeedPace usual = FeedPace.USUAL;
        FeedPace pace = new FeedPace(
                millis("everyMs", usual.every(), 20),
                millis("patienceMs", usual.patience(), 100),
                millis("silenceMs", usual.silence(), 1_000),
                usual.firstWait(),
                usual.longestWait());
        connect.refuseOtherKeys();
        address.ifPresent(known -> refuseWhatDoesNotFit(adapter, known, headers));
        return address.map(known -> new FeedOptions(site, adapter, known, say, headers, caFile, pace));
    }

    private Optional<FeedAddress> address(AdapterOptions adapter) {
        Optional<String> url = connect.text("url").flatMap(text -> filled("url", text));
        if (url.isEmpty()) {
            connect.fault("url", "says where " + adapter.source() + " comes from, for example tcp://10.0.0.5:25025");
            return Optional.empty();
        }
        try {
            FeedAddress address = FeedAddress.parse(url.get());
            if (address.way() == Way.BROKER) {
                BrokerAddress.parse(url.get());
            }
            return Optional.of(address);
        } catch (IllegalArgumentException notUsable) {
            connect.fault("url", String.valueOf(notUsable.getMessage()));
            return Optional.empty();
        }
    }

    private List<String> say(AdapterKind kind) {
        if (!connect.has("say")) {
            return kind == AdapterKind.ELIKO ? ELIKO_SAYS : List.of();
        }
        List<String> all = new ArrayList<>();
        connect.texts("say").forEach(text -> filled("say", text).ifPresent(all::add));
        return all;
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        connect.object("headers").ifPresent(object -> {
            for (String name : object.keys()) {
                object.text(name).flatMap(text -> filled("headers", text)).ifPresent(value -> {
                    headers.put(name, value);
                    if (!name.matches("[A-Za-z0-9-]+") || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
                        object.fault(name, "is no header");
                    }
                });
            }
        });
        return headers;
    }

    private Duration millis(String key, Duration usual, int least) {
        return Duration.ofMillis(connect.integer(key, (int) usual.toMillis(), least, LONGEST_MILLIS));
    }

    private void refuseWhatDoesNotFit(AdapterOptions adapter, FeedAddress address, Map<String, String> headers) {
        Way way = address.way();
        if (adapter.kind() == AdapterKind.UBISENSE && way == Way.STREAM) {
            connect.fault("url", "must begin with udp: a stream of ubisense packets cannot be cut");
        }
        if (way == Way.BROKER && adapter.topic().isEmpty()) {
            connect.fault("url", "is a broker, so the adapter needs a topic");
        }
        if (!headers.isEmpty() && way != Way.POLL && way != Way.SOCKET) {
            connect.fault("headers", "are for http, https, ws and wss");
        }
        if (connect.has("say") && way != Way.STREAM && way != Way.SOCKET) {
            connect.fault("say", "is for tcp, tls, ws and wss");
        }
    }

    private Optional<String> filled(String key, String text) {
        Matcher variable = VARIABLE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (variable.find()) {
            String value = environment.get(variable.group(1));
            if (value == null) {
                connect.fault(key, "needs the environment variable " + variable.group(1));
                return Optional.empty();
            }
            variable.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return Optional.of(variable.appendTail(filled).toString());
    }
}
