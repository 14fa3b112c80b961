package org.sitedatum.cluster.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a session is proved with: JSON Web Tokens (RFC 7519) of this service's own, HS256, for an hour. */
public final class SessionTokens {

    /** How long one is good for, s. */
    public static final int SECONDS = 3_600;

    static final String ISSUER = "sitedatum";
    private static final String ALGORITHM = "HS256";
    private static final String ROLES = "roles";
    /** RFC 7518, section 3.2: a key has at least as many bits as the hash. */
    private static final int FEWEST_KEY_BYTES = 32;

    private final JWTAuth tokens;

    /**
     * With the key of all nodes of the service.
     *
     * @throws IllegalArgumentException when it is too short
     */
    public SessionTokens(Vertx vertx, byte[] key) {
        if (key.length < FEWEST_KEY_BYTES) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes; at least 32 are needed");
        }
        JWTOptions rules =
                new JWTOptions().setIssuer(ISSUER).addAudience(ISSUER).setAlgorithm(ALGORITHM);
        tokens = JWTAuth.create(
                vertx,
                new JWTAuthOptions()
                        .setJWTOptions(rules)
                        .addPubSecKey(new PubSecKeyOptions()
                                .setAlgorithm(ALGORITHM)
                                .setBuffer(io.vertx.core.buffer.Buffer.buffer(key))));
    }

    /** A token for an account. */
    public String issue(String name, Set<Role> roles) {
        JsonArray words = new JsonArray(roles.stream().map(Role::word).sorted().toList());
        return tokens.generateToken(
                new JsonObject().put(ROLES, words),
                new JWTOptions()
                        .setAlgorithm(ALGORITHM)
                        .setIssuer(ISSUER)
                        .addAudience(ISSUER)
                        .setSubject(name)
                        .setExpiresInSeconds(SECONDS));
    }

    /** Whose a token is; empty when it is not a valid one. */
    Future<Optional<Caller>> callerOf(String token, boolean byCookie) {
        return tokens.authenticate(new TokenCredentials(token))
                .map(user -> caller(claims(user), byCookie))
                .recover(notValid -> Future.succeededFuture(Optional.empty()));
    }

    /** All claims of a verified token. */
    static JsonObject claims(User user) {
        return user.attributes().getJsonObject("accessToken", new JsonObject());
    }

    private static Optional<Caller> caller(JsonObject claims, boolean byCookie) {
        if (!(claims.getValue("exp") instanceof Number) || !(claims.getValue("sub") instanceof String name)) {
            return Optional.empty();
        }
        return Optional.of(new Caller(name, roles(claims.getValue(ROLES)), byCookie));
    }

    /** The roles among the words of a claim; others count for nothing. */
    static Set<Role> roles(Object claim) {
        return claim instanceof JsonArray words
                ? words.stream()
                        .filter(String.class::isInstance)
                        .flatMap(word -> Role.find((String) word).stream())
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
