package dev.whittle.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "\r\n\t ", "é€\uD83E\uDE93", "\u0000", "a\uFEFF"})
    void decode_utf8_isTheTextToTheLastCharacter(String text) {
        assertEquals(
                new SourceText("x", text),
                SourceText.decode("x", text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT));
    }

    @Test
    void decode_byteOrderMark_isRefused() {
        assertEquals(
                "x: the text starts with a byte order mark; save it as UTF-8 without one",
                refusal("\uFEFF{}".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void decode_utf16WithMark_isRefused(String charset) {
        assertEquals(
                "x: the text starts with a byte order mark of UTF-16; save it as UTF-8",
                refusal("\uFEFF{}".getBytes(Charset.forName(charset))));
    }

    @Test
    void decode_badByte_isRefusedWhereItStandsInCodePoints() {
        assertEquals(
                "x:2:4: the byte 0xE9 is not UTF-8; save the file as UTF-8",
                refusal(bytes("é\r\n\"\uD83E\uDE93a", 0xE9, "b\"")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xBF, 0xC0, 0xC1, 0xF5, 0xFF})
    void decode_byteThatIsNeverUtf8_isRefused(int bad) {
        assertEquals(
                String.format("x:1:2: the byte 0x%02X is not UTF-8; save the file as UTF-8", bad),
                refusal(bytes("a", bad, "b")));
    }

    @Test
    void decode_characterCutAtTheEnd_isRefused() {
        assertEquals(
                "x:1:2: the byte 0xE2 is not UTF-8; save the file as UTF-8",
                refusal(new byte[] {'a', (byte) 0xE2, (byte) 0x82}));
    }

    @Test
    void decode_surrogateInUtf8_isRefused() {
        assertEquals(
                "x:1:1: the byte 0xED is not UTF-8; save the file as UTF-8",
                refusal(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}));
    }

    @Test
    void decode_asManyBytesAsTheLimit_isRead() {
        Limits limits = new Limits(4, 64, 5, 5, 5, 5, 5);
        assertEquals(
                "éé",
                SourceText.decode("x", "éé".getBytes(StandardCharsets.UTF_8), limits)
                        .text());
    }

    @Test
    void decode_moreBytesThanTheLimit_isRefusedWithTheLimit() {
        Limits limits = new Limits(4, 64, 5, 5, 5, 5, 5);
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> SourceText.decode("x", "éé.".getBytes(StandardCharsets.UTF_8), limits));
        assertEquals("x: the document is larger than 4 bytes, the most that is read", e.getMessage());
    }

    private static String refusal(byte[] bytes) {
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> SourceText.decode("x", bytes, Limits.DEFAULT));
        return String.valueOf(e.getMessage());
    }

    private static byte[] bytes(String before, int bad, String after) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        out.write(bad);
        out.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
