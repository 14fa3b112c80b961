package org.sitedatum.mqtt.broker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.sitedatum.mqtt.session.BrokerAddress;

/** A Mosquitto of the machine's own, started on a loopback port with TLS and one login; skips the test when there is none. */
public final class MosquittoProcess implements AutoCloseable {
    private static final String STORE_PASSWORD = "changeit";

    private final Path folder;
    private final int port;
    private Process process;

    private MosquittoProcess(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Starts it with its files in that folder. */
    public static MosquittoProcess start(Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        String broker = require("mosquitto");
        String passwd = require("mosquitto_passwd");
        makeCertificate(folder);
        run(passwd, "-b", "-c", folder.resolve("passwd").toString(), "site", "s3cret");
        int port = freePort();
        Files.writeString(folder.resolve("mosquitto.conf"), """
                user root
                persistence false
                allow_anonymous false
                password_file %1$s/passwd
                listener %2$d 127.0.0.1
                certfile %1$s/cert.pem
                keyfile %1$s/key.pem
                """.formatted(folder, port));
        MosquittoProcess started = new MosquittoProcess(folder, port, launch(broker, folder));
        started.awaitListening();
        return started;
    }

    /** With TLS, its own authority and the right login. */
    public BrokerAddress address() {
        return BrokerAddress.parse("mqtts://site:s3cret@127.0.0.1:" + port).withCaFile(folder.resolve("cert.pem"));
    }

    BrokerAddress plainAddress() {
        return BrokerAddress.parse("mqtt://site:s3cret@127.0.0.1:" + port);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    void restart() throws IOException {
        process = launch(require("mosquitto"), folder);
        awaitListening();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void awaitListening() {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        return socket.isConnected();
                    } catch (IOException notYet) {
                        return false;
                    }
                });
    }

    private static Process launch(String broker, Path folder) throws IOException {
        return new ProcessBuilder(broker, "-c", folder.resolve("mosquitto.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.out").toFile())
                .start();
    }

    /** A self-signed certificate for 127.0.0.1, in the PEM files that Mosquitto wants. */
    private static void makeCertificate(Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve("keys.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        run(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                STORE_PASSWORD);
        KeyStore keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
        Files.writeString(
                folder.resolve("cert.pem"),
                pem("CERTIFICATE", keys.getCertificate("broker").getEncoded()));
        Files.writeString(
                folder.resolve("key.pem"),
                pem(
                        "PRIVATE KEY",
                        keys.getKey("broker", STORE_PASSWORD.toCharArray()).getEncoded()));
    }

    private static String pem(String what, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(List.of(command) + " failed: " + output);
        }
    }

    private static String require(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("") + File.pathSeparator + "/usr/sbin";
        Optional<Path> found = Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), () -> program + " is not installed here");
        return found.get().toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
