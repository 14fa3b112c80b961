package org.sitedatum.headset.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void shouldReadWhatItWrites() {
        String text = new JsonWriter()
                .put("text", "a \"b\" \\ \n ü")
                .put("number", -1.25e-7)
                .put("integer", 1795000000123456L)
                .put("flag", true)
                .put("numbers", 1, 2.5)
                .put("object", new JsonWriter().put("inner", List.of("x", "y")))
                .text();

        JsonObject read = JsonReader.read(text);

        assertThat(read.text("text")).isEqualTo("a \"b\" \\ \n ü");
        assertThat(read.number("number")).isEqualTo(-1.25e-7);
        assertThat(read.integer("integer")).isEqualTo(1795000000123456L);
        assertThat(read.flag("flag", false)).isTrue();
        assertThat(read.numbers("numbers", 2)).containsExactly(1, 2.5);
        assertThat(read.object("object").texts("inner")).containsExactly("x", "y");
        assertThat(JsonReader.read(read.toString())).isEqualTo(read);
    }

    @Test
    void shouldTakeNullForAbsent() {
        assertThat(JsonReader.read("{\"a\": null, \"b\": 1}").has("a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":NaN}",
                "{\"a\":1}x",
                "{\"a\":\"\\q\"}",
                "{\"a\":+1}",
                "{\"a\":[null]}",
                "{\"a\":\"\n\"}",
                "{a:1}",
                "{\"a\":1e999e}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":tru}"
            })
    void shouldRefuseWhatIsNoJsonObject(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void shouldRefuseTextNestedWithoutEnd() {
        assertThatThrownBy(() -> JsonReader.read("{\"a\":" + "[".repeat(100_000)))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("nested");
    }

    @Test
    void shouldSayWhatIsMissingOrOfTheWrongType() {
        JsonObject read = JsonReader.read("{\"a\":\"x\",\"b\":1.5}");

        assertThatThrownBy(() -> read.number("c")).hasMessage("c is missing");
        assertThatThrownBy(() -> read.number("a")).hasMessage("a has the wrong type");
        assertThatThrownBy(() -> read.integer("b")).hasMessageContaining("not an integer");
        assertThatThrownBy(() -> read.numbers("b", 3)).isInstanceOf(JsonException.class);
    }
}
