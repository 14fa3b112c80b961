package org.sitedatum.mqtt.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Schemas and messages of others that stand beside a checkout; a test that needs one is skipped when it is not there. */
public final class Conformance {
    /** One published schema has trailing commas. */
    private static final ObjectMapper LENIENT =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();

    private Conformance() {}

    /** The bytes of a file below the folder {@code conformance}. */
    public static byte[] bytes(String name) {
        Optional<Path> file = folder().map(folder -> folder.resolve(name)).filter(Files::isRegularFile);
        assumeTrue(file.isPresent(), "no conformance file " + name + " beside this checkout");
        try {
            return Files.readAllBytes(file.orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** Fails unless the document keeps the schema in the file. */
    public static void assertValid(byte[] document, String schemaFile, SpecVersion.VersionFlag version) {
        try {
            JsonNode schemaNode = LENIENT.readTree(bytes(schemaFile));
            JsonSchema schema = JsonSchemaFactory.getInstance(version).getSchema(schemaNode);
            assertThat(schema.validate(new ObjectMapper().readTree(document)))
                    .as("%s against %s", new String(document, StandardCharsets.UTF_8), schemaFile)
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> folder() {
        String configured = System.getProperty("sitedatum.shared", "");
        return Stream.concat(
                        Stream.of(configured).filter(name -> !name.isEmpty()).map(Path::of),
                        Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
                                .map(at -> at.resolve("shared")))
                .map(shared -> shared.resolve("conformance"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
