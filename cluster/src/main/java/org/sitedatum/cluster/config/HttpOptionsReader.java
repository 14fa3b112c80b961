package org.sitedatum.cluster.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the configuration's section {@code http}:
 *
 * <pre>
 * {"enabled": true, "host": "127.0.0.1", "port": 8080,
 *  "tls": {"certFile": "cert.pem", "keyFile": "key.pem"}, "plaintext": false,
 *  "corsOrigins": ["https://app.example"],
 *  "login": "required", "secret": "...", "recordings": "recordings",
 *  "omlox": {"site": "hq", "mqtt": false}, "foxglove": false,
 *  "oidc": {"issuer": "https://id.example", "audience": "sitedatum", "jwksUrl": "https://id.example/jwks", "rolesClaim": "roles"}}
 * </pre>
 *
 * Beyond this machine it listens only with {@code tls}, or with {@code "plaintext": true} where something else encrypts or the
 * network is trusted; {@code "login": "none"} is for this machine only. The secret may be in {@value #SECRET_VARIABLE}.
 * Without a folder for {@code recordings} they are forgotten with the process.
 */
final class HttpOptionsReader {

    /** Environment variable with the secret that session tokens are signed with. */
    static final String SECRET_VARIABLE = "SITEDATUM_HTTP_SECRET";

    private static final int SHORTEST_SECRET = 32;

    private final ConfigObject http;
    private final Path config;
    private final Map<String, String> environment;

    HttpOptionsReader(ConfigObject http, Path config, Map<String, String> environment) {
        this.http = http;
        this.config = config;
        this.environment = environment;
    }

    /** The options; empty when HTTP is switched off. Faults are noted. */
    Optional<HttpOptions> read() {
        boolean enabled = http.flag("enabled", true);
        String host = http.text("host").orElse(HttpOptions.LOOPBACK);
        int port = http.integer("port", HttpOptions.USUAL_PORT, 0, 65_535);
        Optional<HttpOptions.Tls> tls = http.object("tls").flatMap(this::tls);
        boolean plaintext = http.flag("plaintext", false);
        List<String> origins = http.texts("corsOrigins");
        origins.stream()
                .filter(origin -> !isOrigin(origin))
                .forEach(origin -> http.fault(
                        "corsOrigins", "has \"" + origin + "\": must be like https://app.example, without a path"));
        LoginOptions login = login();
        OmloxOptions omlox = http.object("omlox").map(HttpOptionsReader::omlox).orElse(OmloxOptions.DEFAULT);
        boolean foxglove = http.flag("foxglove", false);
        Optional<Path> recordings = http.text("recordings").map(config::resolveSibling);
        http.refuseOtherKeys();
        boolean isLocal = isLoopback(host);
        if (!isLocal && tls.isEmpty() && !plaintext) {
            http.fault(
                    "host",
                    "is " + host + ", not this machine: give \"tls\", or \"plaintext\": true if something else"
                            + " encrypts or the network is trusted");
        }
        if (!isLocal && login instanceof LoginOptions.None) {
            http.fault("login", "is \"none\", which is for this machine only; host is " + host);
        }
        return enabled
                ? Optional.of(new HttpOptions(host, port, tls, origins, login, recordings, omlox, foxglove))
                : Optional.empty();
    }

    private static OmloxOptions omlox(ConfigObject omlox) {
        OmloxOptions read = new OmloxOptions(omlox.id("site"), omlox.flag("mqtt", false));
        omlox.refuseOtherKeys();
        return read;
    }

    private Optional<HttpOptions.Tls> tls(ConfigObject tls) {
        Optional<Path> cert = file(tls, "certFile");
        Optional<Path> key = file(tls, "keyFile");
        tls.refuseOtherKeys();
        return cert.isPresent() && key.isPresent()
                ? Optional.of(new HttpOptions.Tls(cert.get(), key.get()))
                : Optional.empty();
    }

    private Optional<Path> file(ConfigObject tls, String name) {
        Optional<Path> file = tls.text(name).map(config::resolveSibling);
        if (file.isEmpty() || !Files.isReadable(file.get())) {
            tls.fault(
                    name,
                    "must be a file that can be read"
                            + file.map(one -> ": " + one).orElse(""));
            return Optional.empty();
        }
        return file;
    }

    private LoginOptions login() {
        String login = http.text("login").orElse("required");
        Optional<String> secret = http.text("secret").or(() -> Optional.ofNullable(environment.get(SECRET_VARIABLE)));
        secret.filter(text -> text.getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET)
                .ifPresent(tooShort -> http.fault("secret", "must have " + SHORTEST_SECRET + " characters or more"));
        Optional<OidcOptions> oidc = http.object("oidc").flatMap(this::oidc);
        if (!login.equals("required") && !login.equals("none")) {
            http.fault("login", "must be \"required\" or \"none\"");
        }
        return login.equals("none") ? new LoginOptions.None() : new LoginOptions.Required(secret, oidc);
    }

    private Optional<OidcOptions> oidc(ConfigObject oidc) {
        Optional<String> issuer = oidc.text("issuer");
        Optional<String> audience = oidc.text("audience");
        Optional<URI> keys = oidc.text("jwksUrl").flatMap(HttpOptionsReader::webAddress);
        String claim = oidc.text("rolesClaim").orElse("roles");
        oidc.refuseOtherKeys();
        if (issuer.isEmpty() || audience.isEmpty() || keys.isEmpty()) {
            oidc.fault("issuer", "audience and jwksUrl (http or https) are all needed");
            return Optional.empty();
        }
        return Optional.of(new OidcOptions(issuer.get(), audience.get(), keys.get(), claim));
    }

    private static Optional<URI> webAddress(String text) {
        try {
            URI uri = URI.create(text);
            boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return isWeb && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean isOrigin(String text) {
        return webAddress(text).filter(uri -> uri.getRawPath().isEmpty()).isPresent();
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
