package dev.whittle.request;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IP address or a network of a policy or a request, as a stretch of a line that holds the addresses of both families: those of
 * version 4 are their own 32 bits, those of version 6 stand behind them, 2^130 later. The bits of a network after its prefix count
 * for nothing.
 *
 * <p>Source: IAM User Guide, "IP address condition operators"; RFC 4632, RFC 4291 section 2.2.
 *
 * @param first the first address
 * @param last the last one
 * @param isBareV6 whether it is of version 6, without a prefix length: then it is read as one address here
 */
// TRUSTED: a text stands for these addresses.
record AddressValue(BigInteger first, BigInteger last, boolean isBareV6) {
    /** What is added to an address of version 6. */
    static final BigInteger V6 = BigInteger.ONE.shiftLeft(130);

    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;
    private static final Pattern NETWORK = Pattern.compile("([0-9A-Fa-f:.]+)(?:/(\\d{1,3}))?");
    private static final Pattern V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

    /** The addresses that a text names; nothing where it names none. */
    static Optional<AddressValue> of(String text) {
        Matcher network = NETWORK.matcher(text);
        if (!network.matches()) {
            return Optional.empty();
        }
        boolean isV6 = network.group(1).indexOf(':') >= 0;
        int bits = isV6 ? V6_BITS : V4_BITS;
        int prefix = network.group(2) == null ? bits : Integer.parseInt(network.group(2));
        Optional<BigInteger> address = isV6 ? v6(network.group(1)) : v4(network.group(1));
        return address.filter(any -> prefix <= bits)
                .map(number -> of(number, isV6, bits - prefix, isV6 && network.group(2) == null));
    }

    private static AddressValue of(BigInteger address, boolean isV6, int free, boolean isBareV6) {
        BigInteger first = address.shiftRight(free).shiftLeft(free);
        BigInteger last = first.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE);
        return isV6 ? new AddressValue(first.add(V6), last.add(V6), isBareV6) : new AddressValue(first, last, false);
    }

    /** The /32 network of a bare address of version 6. */
    AddressValue asNetwork() {
        return of(first.subtract(V6), true, V6_BITS - V4_BITS, false);
    }

    private static Optional<BigInteger> v4(String text) {
        Matcher parts = V4.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int number = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(parts.group(i));
            if (part > 255 || (parts.group(i).length() > 1 && parts.group(i).charAt(0) == '0')) {
                return Optional.empty();
            }
            number = number << 8 | part;
        }
        return Optional.of(BigInteger.valueOf(Integer.toUnsignedLong(number)));
    }

    private static Optional<BigInteger> v6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(groups -> groups.length == 8).map(AddressValue::number);
        }
        Optional<int[]> before =
                groups(text.substring(0, gap)).filter(any -> text.indexOf('.') < 0 || text.indexOf('.') > gap);
        Optional<int[]> after = groups(text.substring(gap + 2));
        if (before.isEmpty() || after.isEmpty() || before.get().length + after.get().length > 7) {
            return Optional.empty();
        }
        int[] all = new int[8];
        System.arraycopy(before.get(), 0, all, 0, before.get().length);
        System.arraycopy(after.get(), 0, all, 8 - after.get().length, after.get().length);
        return Optional.of(number(all));
    }

    /** Groups of 16 bits; the last two may be written as an address of version 4. */
    private static Optional<int[]> groups(String text) {
        if (text.isEmpty()) {
            return Optional.of(new int[0]);
        }
        String[] written = text.split(":", -1);
        Optional<BigInteger> tail = v4(written[written.length - 1]);
        int[] groups = new int[written.length + (tail.isPresent() ? 1 : 0)];
        for (int i = 0; i < written.length - (tail.isPresent() ? 1 : 0); i++) {
            if (!GROUP.matcher(written[i]).matches()) {
                return Optional.empty();
            }
            groups[i] = Integer.parseInt(written[i], 16);
        }
        tail.ifPresent(number -> {
            groups[groups.length - 2] = number.intValue() >>> 16;
            groups[groups.length - 1] = number.intValue() & 0xFFFF;
        });
        return Optional.of(groups);
    }

    private static BigInteger number(int[] groups) {
        BigInteger number = BigInteger.ZERO;
        for (int group : groups) {
            number = number.shiftLeft(16).or(BigInteger.valueOf(group));
        }
        return number;
    }

    /** The text of an address on this line. */
    static String text(BigInteger address) {
        StringBuilder text = new StringBuilder();
        boolean isV6 = address.compareTo(V6) >= 0;
        BigInteger number = isV6 ? address.subtract(V6) : address;
        for (int i = isV6 ? 7 : 3; i >= 0; i--) {
            int part = number.shiftRight(i * (isV6 ? 16 : 8)).intValue() & (isV6 ? 0xFFFF : 0xFF);
            text.append(isV6 ? Integer.toHexString(part) : Integer.toString(part))
                    .append(i == 0 ? "" : isV6 ? ":" : ".");
        }
        return text.toString();
    }
}
