package org.sitedatum.cluster.api;

/** What stands at {@code /} when the admin page is not on the classpath. */
final class StatusPage {

    static final String HTML = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>SiteDatum</title></head>
            <body>
            <h1>SiteDatum</h1>
            <p>This node runs. The admin page is not part of this build.</p>
            <ul>
            <li><a href="/health/ready">ready?</a></li>
            <li><a href="/metrics">metrics</a></li>
            <li><a href="/api/v1/sites">sites</a></li>
            </ul>
            </body>
            </html>
            """;

    private StatusPage() {}
}
