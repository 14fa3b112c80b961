package org.sitedatum.cluster.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.sitedatum.cluster.config.OidcOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens of an OpenID Connect issuer: signed with one of its public keys (RFC 7517), for our audience, not expired. The keys are
 * fetched when the first token comes, again when one is signed with a key not seen yet, at most once a minute. Thread-safe.
 */
public final class IssuerTokens {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerTokens.class);

    private static final long BETWEEN_FETCHES_NANOS = 60_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 256 * 1024;
    /** Public keys only: a shared secret among them would let whoever can read them sign. */
    private static final Set<String> KEY_TYPES = Set.of("RSA", "EC", "OKP");

    private final Vertx vertx;
    private final OidcOptions options;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final LongSupplier nanoTime;
    private volatile Optional<JWTAuth> keys = Optional.empty();
    private long fetchedNanos;

    /** Of an issuer. */
    public IssuerTokens(Vertx vertx, OidcOptions options) {
        this(vertx, options, System::nanoTime);
    }

    IssuerTokens(Vertx vertx, OidcOptions options, LongSupplier nanoTime) {
        this.vertx = vertx;
        this.options = options;
        this.nanoTime = nanoTime;
        this.fetchedNanos = nanoTime.getAsLong() - BETWEEN_FETCHES_NANOS;
    }

    Future<Optional<Caller>> callerOf(String token) {
        return verified(token)
                .compose(caller -> caller.isPresent()
                        ? Future.succeededFuture(caller)
                        : vertx.executeBlocking(this::fetchAgain, true)
                                .compose(fresh -> fresh ? verified(token) : Future.succeededFuture(Optional.empty())));
    }

    private Future<Optional<Caller>> verified(String token) {
        return keys.map(auth -> auth.authenticate(new TokenCredentials(token))
                        .map(user -> caller(SessionTokens.claims(user)))
                        .recover(notValid -> Future.succeededFuture(Optional.empty())))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Optional<Caller> caller(JsonObject claims) {
        if (!(claims.getValue("exp") instanceof Number) || !(claims.getValue("sub") instanceof String subject)) {
            return Optional.empty();
        }
        Object claim = claims;
        for (String step : options.rolesClaim().split("\\.")) {
            claim = claim instanceof JsonObject object ? object.getValue(step) : JsonObject.of();
        }
        return Optional.of(new Caller("oidc:" + subject, SessionTokens.roles(claim), false));
    }

    /** Whether the keys have been fetched anew just now. */
    private synchronized boolean fetchAgain() {
        if (nanoTime.getAsLong() - fetchedNanos < BETWEEN_FETCHES_NANOS) {
            return false;
        }
        fetchedNanos = nanoTime.getAsLong();
        try {
            List<JsonObject> fetched = new JsonObject(text(options.jwksUrl()))
                    .getJsonArray("keys", new JsonArray()).stream()
                            .filter(JsonObject.class::isInstance)
                            .map(JsonObject.class::cast)
                            .filter(key -> KEY_TYPES.contains(key.getString("kty", "")))
                            .toList();
            if (fetched.isEmpty()) {
                LOG.warn("{} has no public keys", options.jwksUrl());
                return false;
            }
            JWTOptions rules = new JWTOptions().setIssuer(options.issuer()).addAudience(options.audience());
            keys = Optional.of(
                    JWTAuth.create(vertx, new JWTAuthOptions().setJwks(fetched).setJWTOptions(rules)));
            return true;
        } catch (IOException | RuntimeException notFetched) {
            LOG.warn("the keys of {} cannot be fetched: {}", options.issuer(), notFetched.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String text(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(MOST_BYTES);
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
