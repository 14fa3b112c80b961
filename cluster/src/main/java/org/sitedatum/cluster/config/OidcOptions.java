package org.sitedatum.cluster.config;

import java.net.URI;

/**
 * An OpenID Connect issuer whose tokens are believed.
 *
 * @param issuer as in its tokens' {@code iss}
 * @param audience as in its tokens' {@code aud}
 * @param jwksUrl where its public keys are
 * @param rolesClaim the claim with the names of roles, dots lead into objects: {@code realm_access.roles}
 */
public record OidcOptions(String issuer, String audience, URI jwksUrl, String rolesClaim) {}
