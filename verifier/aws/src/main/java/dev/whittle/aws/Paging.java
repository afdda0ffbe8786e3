package dev.whittle.aws;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** All pages of an answer, each asked for with the token that the one before gave. */
final class Paging {
    private Paging() {}

    /**
     * The pages, in order.
     *
     * @param page asks for the page of a token, which the first has not
     * @param next the token of the following page, if there is one
     * @throws SdkException where the first can't be had
     * @throws IncompleteAnswer where another can't, by its number; or a token comes twice, so that there would be no end
     */
    static <P> List<P> all(Function<Optional<String>, P> page, Function<P, Optional<String>> next) {
        List<P> pages = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<String> token = Optional.empty();
        do {
            P read = page(page, token, pages.size());
            pages.add(read);
            token = next.apply(read).filter(text -> !text.isEmpty());
            if (token.isPresent() && !seen.add(token.get())) {
                throw new IncompleteAnswer("page " + pages.size() + " leads back to an earlier one");
            }
        } while (token.isPresent());
        return pages;
    }

    private static <P> P page(Function<Optional<String>, P> page, Optional<String> token, int before) {
        try {
            return page.apply(token);
        } catch (SdkException e) {
            if (before == 0) {
                throw e;
            }
            throw new IncompleteAnswer("page " + (before + 1) + ": " + Failure.reason(e));
        }
    }

    /**
     * The token of IAM's next page.
     *
     * @throws IncompleteAnswer where there is one and no token leads to it
     */
    static Optional<String> marker(@Nullable Boolean isTruncated, @Nullable String marker) {
        if (!Boolean.TRUE.equals(isTruncated)) {
            return Optional.empty();
        }
        if (marker == null || marker.isEmpty()) {
            throw new IncompleteAnswer("the answer goes on, but names no marker");
        }
        return Optional.of(marker);
    }
}
