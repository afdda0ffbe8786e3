package dev.whittle.catalog;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A catalog that is not there, can't be read, or says something that is not understood. The message is for people. */
public final class CatalogException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CatalogException(String message) {
        super(message);
    }

    CatalogException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What is wrong, where, and what would be right; never null. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
