package org.sitedatum.mqtt.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;

/** Lets one user in, who may do everything. */
final class OneLogin implements ActiveMQSecurityManager {
    private final byte[] user;
    private final byte[] password;

    OneLogin(EmbeddedBrokerOptions.Login login) {
        user = login.user().getBytes(StandardCharsets.UTF_8);
        password = login.password().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean validateUser(String givenUser, String givenPassword) {
        boolean userIsRight = isSame(user, givenUser);
        boolean passwordIsRight = isSame(password, givenPassword);
        return userIsRight && passwordIsRight;
    }

    @Override
    public boolean validateUserAndRole(String givenUser, String givenPassword, Set<Role> roles, CheckType checkType) {
        return validateUser(givenUser, givenPassword);
    }

    @Override
    public String getUserFromSubject(Subject subject) {
        return new String(user, StandardCharsets.UTF_8);
    }

    /** Takes as long for a wrong text as for the right one. */
    private static boolean isSame(byte[] expected, String given) {
        byte[] bytes = given == null ? new byte[0] : given.getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, bytes);
    }
}
