package dev.whittle.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressValueTest {
    private static AddressValue of(String text) {
        return AddressValue.of(text).orElseThrow();
    }

    private static BigInteger v6(String hexadecimal) {
        return new BigInteger(hexadecimal, 16).add(AddressValue.V6);
    }

    @Test
    void of_version4_isItsBits() {
        assertEquals(new AddressValue(BigInteger.ZERO, BigInteger.ZERO, false), of("0.0.0.0"));
        assertEquals(BigInteger.valueOf(0xFFFFFFFFL), of("255.255.255.255").first());
        assertEquals(of("10.1.2.3/32"), of("10.1.2.3"));
    }

    @Test
    void of_network_leavesItsHostBitsOut() {
        assertEquals(of("203.0.113.0/24"), of("203.0.113.99/24"));
        assertEquals(
                BigInteger.valueOf(256),
                of("203.0.113.0/24")
                        .last()
                        .subtract(of("203.0.113.0/24").first())
                        .add(BigInteger.ONE));
        assertEquals(BigInteger.valueOf(0xFFFFFFFFL), of("1.2.3.4/0").last());
        assertEquals(of("2001:db8::/32"), of("2001:DB8:ffff::1/32"));
    }

    @Test
    void of_version6_standsBehindVersion4() {
        assertEquals(new AddressValue(v6("1"), v6("1"), true), of("::1"));
        assertEquals(v6("20010db8000000000000000000000005"), of("2001:db8::5").first());
        assertEquals(
                v6("00010002000300040005000600070008"), of("1:2:3:4:5:6:7:8").first());
        assertEquals(
                v6("00010002000300040005000600070000"), of("1:2:3:4:5:6:7::").first());
        assertEquals(v6("ffff0a000001"), of("::ffff:10.0.0.1").first());
        assertTrue(of("0.0.0.0/0").last().compareTo(of("::/0").first()) < 0);
    }

    @Test
    void asNetwork_isTheSlash32OfAnAddress() {
        assertTrue(of("2001:db8::5").isBareV6());
        assertFalse(of("2001:db8::5/128").isBareV6());
        assertEquals(of("2001:db8::/32"), of("2001:db8::5").asNetwork());
    }

    @Test
    void of_whatIsNoAddress_isNothing() {
        for (String text : List.of(
                "",
                "x",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.2.3.4",
                "1.2.3.4/33",
                "1.2.3.4/",
                "::/129",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "fe80::1%eth0",
                " 1.2.3.4",
                "1:2:3:4:5:6:7:8::",
                "1.2.3.4/999")) {
            assertEquals(Optional.empty(), AddressValue.of(text), text);
        }
    }

    @Test
    void text_isReadBackAsTheAddress() {
        for (String text : List.of("10.0.0.1", "2001:db8:0:0:0:0:0:5", "0:0:0:0:0:0:0:0")) {
            assertEquals(text, AddressValue.text(of(text).first()));
        }
    }
}
