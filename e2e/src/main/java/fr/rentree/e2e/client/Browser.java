package fr.rentree.e2e.client;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// What a person's browser does at sign-in: follow redirects, fill the portal's form, post what a
/// page posts by itself.
final class Browser {
    private static final int MOST_PAGES = 20;
    private final Line line;
    private final CookieJar jar = new CookieJar();

    Browser(Line line) {
        this.line = line;
    }

    /// Goes from a page to the address it is at last sent back to, that starts with `end`.
    URI signIn(URI start, String end, String username, String password) {
        var here = start;
        var answer = visit(here, Request.get(here.toString()));
        for (var page = 0; page < MOST_PAGES; page++) {
            if (answer.status() / 100 == 3) {
                here = here.resolve(answer.header("location"));
                if (here.toString().startsWith(end)) {
                    return here;
                }
                answer = visit(here, Request.get(here.toString()));
            } else {
                var filled = fill(here, answer, username, password);
                here = URI.create(filled.address());
                answer = visit(here, filled);
            }
        }
        throw new UnexpectedException(
                "Sign-in of " + username + " went round and round, last at " + here);
    }

    /// Goes where redirects lead, up to an address that starts with `end`, and shows nobody a page.
    URI goSilently(URI start, String end) {
        var here = start;
        for (var page = 0; page < MOST_PAGES; page++) {
            here =
                    here.resolve(
                            visit(here, Request.get(here.toString()))
                                    .expect(302, 303)
                                    .header("location"));
            if (here.toString().startsWith(end)) {
                return here;
            }
        }
        throw new UnexpectedException("Went round and round, last at " + here);
    }

    private Answer visit(URI here, Request request) {
        var answer = line.send(here, jar.show(request, here));
        jar.keep(here, answer);
        return answer;
    }

    private static Request fill(URI here, Answer answer, String username, String password) {
        var page = Jsoup.parse(answer.expect(200).text(), here.toString());
        var form = page.selectFirst("form[action]");
        if (form == null || page.selectFirst(".alert-error, #input-error") != null) {
            throw new UnexpectedException("Sign-in of " + username + " stopped at: " + words(page));
        }
        var fields = hiddenFields(form);
        if (form.selectFirst("[name=username]") != null) {
            fields.put("username", username);
            fields.put("password", password);
        }
        return Request.form(form.absUrl("action"), fields);
    }

    private static Map<String, String> hiddenFields(Element form) {
        var fields = new LinkedHashMap<String, String>();
        form.select("input[type=hidden][name]")
                .forEach(it -> fields.put(it.attr("name"), it.attr("value")));
        return fields;
    }

    private static String words(Document page) {
        var text = page.text();
        return text.length() > 300 ? text.substring(0, 300) : text;
    }
}
