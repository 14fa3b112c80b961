package org.sitedatum.cluster.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of the page, out of the jars on the classpath: {@code META-INF/sitedatum/page/} for the page itself, {@code
 * META-INF/resources/} below {@code /webjars/} and {@code /_static/} for the libraries it uses. Each is read once.
 */
public final class Pages implements Endpoint {

    /** Where the page's own files lie. */
    public static final String FOLDER = "META-INF/sitedatum/page/";

    private static final String LIBRARIES = "META-INF/resources";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_@-][A-Za-z0-9._@-]*");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final int MOST_FILES = 2_000;

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final Map<String, Answer> read = new ConcurrentHashMap<>();
    private final Answer home;

    /** With what is shown at {@code /} while there is no page on the classpath. */
    public Pages(Answer home) {
        this.home = home;
    }

    @Override
    public Future<Answer> handle(Call call) {
        String path = call.path().equals("/") ? "/index.html" : call.path();
        Answer known = read.get(path);
        if (known != null) {
            return Future.succeededFuture(fresh(call, known));
        }
        Optional<String> type = type(path);
        if (!isPlain(path) || type.isEmpty()) {
            throw new Refusal(Problem.notFound("there is no page at this path"));
        }
        return call.aside(() -> load(path, type.get())).map(answer -> fresh(call, answer));
    }

    /** Names with slashes before them: nothing that could lead out of the folder. */
    private static boolean isPlain(String path) {
        return path.startsWith("/")
                && Arrays.stream(path.substring(1).split("/", -1))
                        .allMatch(name -> NAME.matcher(name).matches());
    }

    private static Optional<String> type(String path) {
        return Optional.ofNullable(TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
    }

    private Answer load(String path, String type) throws IOException {
        boolean isLibrary = path.startsWith("/webjars/") || path.startsWith("/_static/");
        String resource = isLibrary ? LIBRARIES + path : FOLDER + path.substring(1);
        try (InputStream in = Pages.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null && path.equals("/index.html")) {
                return home;
            }
            if (in == null) {
                throw new Refusal(Problem.notFound("there is no page at this path"));
            }
            Answer answer = answer(in.readAllBytes(), type);
            if (read.size() < MOST_FILES) {
                read.put(path, answer);
            }
            return answer;
        }
    }

    private static Answer answer(byte[] bytes, String type) {
        String tag = "\"" + HexFormat.of().formatHex(sha256(bytes), 0, 8) + "\"";
        Answer answer = new Answer(200, type, Map.of("ETag", tag, "Cache-Control", "no-cache"), Buffer.buffer(bytes));
        return type.startsWith("text/html")
                ? answer.with("Content-Security-Policy", policy(new String(bytes, StandardCharsets.UTF_8)))
                : answer;
    }

    /** A page's import map must stand in it: that text and no other may. */
    private static String policy(String html) {
        StringBuilder scripts = new StringBuilder("script-src 'self'");
        Matcher maps = IMPORT_MAP.matcher(html);
        while (maps.find()) {
            byte[] hash = sha256(maps.group(1).getBytes(StandardCharsets.UTF_8));
            scripts.append(" 'sha256-")
                    .append(Base64.getEncoder().encodeToString(hash))
                    .append('\'');
        }
        return SafetyHeaders.CONTENT_POLICY + "; " + scripts;
    }

    private static Answer fresh(Call call, Answer answer) {
        boolean isKnown = call.header("If-None-Match")
                .filter(tag -> tag.equals(answer.headers().get("ETag")))
                .isPresent();
        return isKnown ? new Answer(304, "", answer.headers(), Buffer.buffer()) : answer;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
