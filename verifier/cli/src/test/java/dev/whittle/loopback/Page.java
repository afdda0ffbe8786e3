package dev.whittle.loopback;

import java.util.List;
import java.util.Optional;

/** Some of a list's items, and the token of the following ones. */
record Page<T>(List<T> items, Optional<String> next) {
    private static final String TOKEN = "token-";

    static <T> Page<T> of(List<T> all, Optional<String> token, int size) {
        int from = token.map(text -> Integer.parseInt(text.substring(TOKEN.length())))
                .orElse(0);
        int to = Math.min(all.size(), from + size);
        return new Page<>(all.subList(from, to), to < all.size() ? Optional.of(TOKEN + to) : Optional.empty());
    }
}
