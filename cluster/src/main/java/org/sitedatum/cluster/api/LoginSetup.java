package org.sitedatum.cluster.api;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sitedatum.cluster.access.IssuerTokens;
import org.sitedatum.cluster.access.JdbcAccessStore;
import org.sitedatum.cluster.access.Logins;
import org.sitedatum.cluster.config.LoginOptions;
import org.sitedatum.cluster.store.StoreAddress;

/** Puts the logins of a node together. */
final class LoginSetup {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final String MAC = "HmacSHA256";
    private static final String PURPOSE = "sitedatum http session tokens 1";

    private LoginSetup() {}

    static Logins logins(Vertx vertx, LoginOptions.Required options, HttpParts parts) {
        StoreAddress address = parts.accounts().orElseGet(StoreAddress::inMemory);
        return new Logins(
                vertx,
                JdbcAccessStore.open(address),
                key(options, parts),
                options.issuer().map(issuer -> new IssuerTokens(vertx, issuer)));
    }

    /** The same on every node of a cluster, so that a session outlives the node it began at. */
    private static byte[] key(LoginOptions.Required options, HttpParts parts) {
        return options.secret().or(parts::sharedSecret).map(LoginSetup::derived).orElseGet(() -> {
            byte[] key = new byte[KEY_BYTES];
            RANDOM.nextBytes(key);
            return key;
        });
    }

    private static byte[] derived(String secret) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC));
            return mac.doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
