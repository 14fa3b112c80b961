package org.sitedatum.cluster.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpSectionTest {

    @TempDir
    Path folder;

    @Test
    void shouldStayOnThisMachineAndWantALoginWhenNothingIsSaid() throws Exception {
        HttpSection section = read("{\"sites\": [\"site.json\"]}");

        assertThat(section.said()).isFalse();
        HttpOptions options = section.options().orElseThrow();
        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.isOpen()).isFalse();
    }

    @Test
    void shouldReadAnIssuerAndASecret() throws Exception {
        HttpSection section = read("{\"http\": {\"port\": 9000, \"secret\": \"0123456789012345678901234567890123\","
                + " \"corsOrigins\": [\"https://app.example\"],"
                + " \"oidc\": {\"issuer\": \"https://id.example\", \"audience\": \"sitedatum\","
                + " \"jwksUrl\": \"https://id.example/keys\", \"rolesClaim\": \"realm_access.roles\"}}}");

        HttpOptions options = section.options().orElseThrow();
        LoginOptions.Required login = (LoginOptions.Required) options.login();
        assertThat(login.issuer().orElseThrow().rolesClaim()).isEqualTo("realm_access.roles");
        assertThat(login.toString()).doesNotContain("0123456789");
        assertThat(options.corsOrigins()).containsExactly("https://app.example");
    }

    @Test
    void shouldBeSwitchedOff() throws Exception {
        assertThat(read("{\"http\": {\"enabled\": false}}").options()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'host': '0.0.0.0'} | http.host is 0.0.0.0, not this machine",
                "{'host': '0.0.0.0', 'plaintext': true, 'login': 'none'} | http.login is \"none\", which is for this machine",
                "{'login': 'maybe'} | http.login must be",
                "{'port': 70000} | http.port must be",
                "{'secret': 'short'} | http.secret must have 32",
                "{'corsOrigins': ['https://app.example/path']} | http.corsOrigins has",
                "{'tls': {'certFile': 'none.pem', 'keyFile': 'none.pem'}} | http.tls.certFile must be a file",
                "{'oidc': {'issuer': 'x'}} | http.oidc.issuer",
                "{'hots': 'x'} | http.hots is not a known key"
            })
    void shouldNameWhatIsWrong(String http, String fault) {
        ConfigurationException faulty = catchThrowableOfType(
                ConfigurationException.class, () -> read("{\"http\": " + http.replace('\'', '"') + "}"));

        assertThat(faulty.faults()).anySatisfy(one -> assertThat(one).startsWith(fault));
    }

    private HttpSection read(String document) throws IOException, ConfigurationException {
        return HttpSection.read(Files.writeString(folder.resolve("node.json"), document), Map.of());
    }
}
