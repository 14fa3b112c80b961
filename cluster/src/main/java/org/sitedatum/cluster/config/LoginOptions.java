package org.sitedatum.cluster.config;

import java.util.Optional;

/** How callers prove who they are. */
public sealed interface LoginOptions {

    /** Nobody needs to: on loopback only. */
    record None() implements LoginOptions {}

    /**
     * Accounts, service tokens, and tokens of an issuer.
     *
     * @param secret what session tokens are signed with, the same on all nodes; empty: that of the cluster, or a new one at each start
     * @param issuer of tokens from elsewhere
     */
    record Required(Optional<String> secret, Optional<OidcOptions> issuer) implements LoginOptions {
        /** Without the secret. */
        @Override
        public String toString() {
            return "login required"
                    + issuer.map(one -> ", or by " + one.issuer()).orElse("");
        }
    }
}
