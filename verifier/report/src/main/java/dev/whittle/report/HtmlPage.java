package dev.whittle.report;

import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A page that needs nothing else: no network, no script, one style sheet, which the page's content security policy names by
 * its hash. Source: Content Security Policy Level 3, "Hash usage for inline styles".
 */
final class HtmlPage {
    private HtmlPage() {}

    /**
     * The page's text, with a line feed at its end.
     *
     * @param css what is added to the style sheet of all pages; not escaped
     * @param content of the body
     */
    public static String of(String title, String css, DomContent... content) {
        String sheet = Resource.text("page.css") + css;
        String allowed =
                "default-src 'none'; style-src 'sha256-" + hash(sheet) + "'; base-uri 'none'; form-action 'none'";
        return document(html(
                                head(
                                        meta().withCharset("utf-8"),
                                        meta().attr("http-equiv", "Content-Security-Policy")
                                                .withContent(allowed),
                                        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                        meta().withName("referrer").withContent("no-referrer"),
                                        title(title),
                                        style(rawHtml(sheet))),
                                body(content))
                        .withLang("en"))
                + "\n";
    }

    /** As content security policies write hashes. */
    private static String hash(String css) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
