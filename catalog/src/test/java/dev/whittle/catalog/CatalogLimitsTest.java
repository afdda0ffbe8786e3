package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CatalogLimitsTest {
    @Test
    void unpack_atTheLimit_isRead() throws IOException {
        byte[] bytes = "12345678".getBytes(StandardCharsets.UTF_8);
        assertEquals(8, SnapshotBytes.unpack("x", new ByteArrayInputStream(bytes), new CatalogLimits(8)).length);
    }

    @Test
    void unpack_packedTextBeyondTheLimit_isRefusedWithIt() throws IOException {
        byte[] packed = SnapshotBytes.pack("0".repeat(100_000));
        CatalogException refused = assertThrows(
                CatalogException.class,
                () -> SnapshotBytes.unpack("x", new ByteArrayInputStream(packed), new CatalogLimits(99_999)));
        assertEquals("`x` has more than 99999 bytes of text, the most that is read", refused.getMessage());
    }
}
