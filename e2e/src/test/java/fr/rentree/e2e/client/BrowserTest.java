package fr.rentree.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BrowserTest {
    private static final String END = "http://127.0.0.1/reader";
    private final Browser browser = new Browser(new Line(_ -> {}));

    @Test
    void it_follows_redirects_fills_the_form_and_posts_what_a_page_posts_by_itself()
            throws IOException {
        try (var server =
                new SmallServer()
                        .on("/broker/start", BrowserTest::start)
                        .on("/portal/login", BrowserTest::login)
                        .on("/broker/saml", BrowserTest::saml)) {
            var back =
                    browser.signIn(
                            server.address().resolve("/broker/start"), END, "ELV-1", "secret");
            assertThat(back).isEqualTo(URI.create(END + "?code=42"));
        }
    }

    @Test
    void it_says_where_sign_in_stopped() throws IOException {
        try (var server =
                new SmallServer()
                        .on(
                                "/broker/start",
                                exchange ->
                                        SmallServer.send(
                                                exchange,
                                                200,
                                                "<html><body>Account disabled</body></html>"))) {
            var start = server.address().resolve("/broker/start");
            assertThatThrownBy(() -> browser.signIn(start, END, "ELV-1", "secret"))
                    .hasMessageContaining("ELV-1 stopped at: Account disabled");
        }
    }

    @Test
    void whoever_is_signed_in_goes_on_without_a_page_and_nobody_else_does() throws IOException {
        try (var server =
                new SmallServer()
                        .on("/asked", exchange -> SmallServer.redirect(exchange, "/here"))
                        .on("/here", exchange -> SmallServer.redirect(exchange, END + "?code=43"))
                        .on("/login", exchange -> SmallServer.send(exchange, 200, "<form>"))) {
            var asked = server.address().resolve("/asked");
            assertThat(browser.goSilently(asked, END)).isEqualTo(URI.create(END + "?code=43"));
            var login = server.address().resolve("/login");
            assertThatThrownBy(() -> browser.goSilently(login, END))
                    .isInstanceOf(UnexpectedException.class);
        }
    }

    private static void start(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders()
                .add("Set-Cookie", "SESSION=broker;Path=/broker/;Secure;HttpOnly;SameSite=None");
        SmallServer.redirect(exchange, "/portal/login");
    }

    private static void login(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().add("Set-Cookie", "SESSION=portal;Path=/portal/;Secure");
            SmallServer.send(
                    exchange,
                    200,
                    "<form action='/portal/login?step=2'><input name='username'><input name='password'></form>");
            return;
        }
        var form = body(exchange);
        var good =
                form.contains("username=ELV-1")
                        && form.contains("password=secret")
                        && cookie(exchange).equals("SESSION=portal");
        SmallServer.send(
                exchange,
                good ? 200 : 400,
                "<form action='/broker/saml'><input type='hidden' name='SAMLResponse' value='a+b='></form>");
    }

    private static void saml(HttpExchange exchange) throws IOException {
        var good =
                body(exchange).equals("SAMLResponse=a%2Bb%3D")
                        && cookie(exchange).equals("SESSION=broker");
        SmallServer.redirect(exchange, good ? END + "?code=42" : "/nowhere");
    }

    private static String cookie(HttpExchange exchange) {
        return String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
