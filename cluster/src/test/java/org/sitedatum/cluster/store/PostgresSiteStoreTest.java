package org.sitedatum.cluster.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class PostgresSiteStoreTest extends SiteStoreLaws {

    @TempDir
    static Path folder;

    private static PostgresServer server;
    private static int databases;
    private String database = "";

    @BeforeAll
    static void startServer() throws Exception {
        server = PostgresServer.startOrSkip(folder);
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    @Override
    void open() {
        database = "sites_" + ++databases;
        try (Connection connection = DriverManager.getConnection(server.url("postgres"), "sitedatum", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        super.open();
    }

    @Override
    StoreAddress address() {
        return new StoreAddress(server.url(database), "sitedatum", "");
    }
}
