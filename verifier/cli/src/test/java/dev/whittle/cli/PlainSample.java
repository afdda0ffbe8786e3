package dev.whittle.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One of each kind of lambda, method reference and record component, and what they say. */
// It is to have them all.
@SuppressWarnings({"ArrayRecordComponent", "TypeParameterUnusedInFormals", "UnnecessaryLambda", "UnusedMethod"})
final class PlainSample implements Supplier<String> {
    private final StringBuilder said = new StringBuilder();
    private final String name = "sample";

    private interface Greeting {
        private String word() {
            return "hello";
        }

        default Supplier<String> greeting() {
            return this::word;
        }

        static String twice(String text) {
            return text + text;
        }
    }

    private record Greeter() implements Greeting {}

    /** Private in another class of the nest, and made by a private constructor. */
    private static final class Hidden {
        private final String text;

        private Hidden(String text) {
            this.text = text;
        }

        private String said(String more) {
            return text + more;
        }
    }

    private final class Inner {
        private final int number;

        private Inner(int number) {
            this.number = number;
        }

        private Supplier<String> lambda() {
            return () -> name + number;
        }
    }

    private interface Taker<T> {
        void take(T taken);
    }

    private interface TextOnly {
        void take(String taken);
    }

    /** Its lambdas need a bridge from {@code take(Object)} to {@code take(String)}, since it has none itself. */
    private interface TextTaker extends Taker<String>, TextOnly {}

    private interface KeptSupplier extends Supplier<String>, Serializable {}

    private record Everything(
            boolean flag,
            byte small,
            char letter,
            short shorter,
            int number,
            long longer,
            float real,
            double doubled,
            @Nullable String text,
            @Nullable List<String> list) {
        static Everything of(int number, double doubled, String text) {
            return new Everything(true, (byte) 1, 'c', (short) 2, number, 1L << 40, 1.5f, doubled, text, List.of(text));
        }
    }

    private record Real(float real) {}

    private record Numbers(int[] numbers) {}

    private record Nothing() {}

    private record Pair<A, B>(A first, B second) {}

    /** Equal to nothing, itself included. */
    private static final class Alone {
        @Override
        public boolean equals(@Nullable Object other) {
            return false;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @Override
    public String get() {
        captured(3, 4L, 2.5, "text", new int[] {7});
        capturedSmall(true, (byte) -1, 'c', (short) -2, 1.5f, null);
        referred();
        converted();
        referredInNest();
        failing();
        left();
        records();
        equalRecords();
        return said.toString();
    }

    private void say(@Nullable Object what) {
        said.append(what).append('\n');
    }

    private void captured(int number, long longer, double real, String text, int[] array) {
        Supplier<String> all = () -> number + "," + longer + "," + real + "," + text + array[0] + name;
        say(all.get());
        BiFunction<Integer, Long, Object> boxes = (one, two) -> one + two + number;
        say(boxes.apply(1, 2L));
        IntPredicate isLarge = value -> value > number;
        say(isLarge.test(3));
        say(isLarge.test(4));
        Runnable nothing = () -> {};
        nothing.run();
        Supplier<Supplier<String>> nested = () -> () -> text + real;
        say(nested.get().get());
        say(new Inner(5).lambda().get());
        List<Supplier<Integer>> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int each = i;
            made.add(() -> each * number);
        }
        made.forEach(one -> say(one.get()));
    }

    private void capturedSmall(
            boolean flag, byte small, char letter, short shorter, float real, @Nullable Object nothing) {
        Supplier<String> all = () -> flag + "," + small + "," + letter + "," + shorter + "," + real + "," + nothing;
        say(all.get());
        Set<Runnable> sameEachTime = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            sameEachTime.add(() -> {});
        }
        say(sameEachTime.size());
    }

    private int count() {
        return said.length();
    }

    private char letter() {
        return 'x';
    }

    private float real() {
        return 2.5f;
    }

    private static long parsed(String text) {
        return Long.parseLong(text);
    }

    private static long doubled(long number) {
        return 2 * number;
    }

    private void referred() {
        Function<String, Integer> length = String::length;
        say(length.apply("four"));
        Consumer<String> dropped = said::append;
        dropped.accept("dropped");
        Consumer<String> droppedLong = PlainSample::parsed;
        droppedLong.accept("14");
        Supplier<StringBuilder> made = StringBuilder::new;
        say(made.get().append("made"));
        Function<String, StringBuilder> madeOf = StringBuilder::new;
        say(madeOf.apply("of"));
        Consumer<String> madeAndDropped = StringBuilder::new;
        madeAndDropped.accept("gone");
        IntFunction<String[]> array = String[]::new;
        say(array.apply(5).length);
        UnaryOperator<int[]> copied = int[]::clone;
        say(copied.apply(new int[] {8})[0]);
        BiFunction<String, Object, String> variable = String::format;
        say(variable.apply("<%s>", "of any number"));
        UnaryOperator<String> twice = Greeting::twice;
        say(twice.apply("ab"));
        Comparator<String> order = Comparator.comparing(String::length);
        say(order.thenComparing(Comparator.naturalOrder()).compare("b", "a"));
        Supplier<String> own = super::toString;
        say(own.get().startsWith(PlainSample.class.getName()));
    }

    private void converted() {
        IntSupplier count = this::count;
        say(count.getAsInt());
        LongSupplier widened = this::count;
        say(widened.getAsLong());
        DoubleSupplier real = this::count;
        say(real.getAsDouble());
        IntSupplier code = this::letter;
        say(code.getAsInt());
        DoubleSupplier doubled = this::real;
        say(doubled.getAsDouble());
        Supplier<Object> boxed = this::count;
        say(boxed.get());
        ToLongFunction<String> parse = PlainSample::parsed;
        say(parse.applyAsLong("12"));
        Function<String, Long> parseAndBox = PlainSample::parsed;
        say(parseAndBox.apply("13"));
        Function<Integer, Integer> unboxed = Math::abs;
        say(unboxed.apply(-4));
        ToLongFunction<Integer> unboxedAndWidened = PlainSample::doubled;
        say(unboxedAndWidened.applyAsLong(21));
        Supplier<Integer> boxedCount = () -> 4;
        IntSupplier fromObject = boxedCount::get;
        say(fromObject.getAsInt());
        IntFunction<Object> boxedParameter = Objects::hashCode;
        say(boxedParameter.apply(9));
    }

    private void referredInNest() {
        say(new Greeter().greeting().get());
        Function<String, Hidden> hide = Hidden::new;
        BiFunction<Hidden, String, String> say = Hidden::said;
        say(say.apply(hide.apply("hidden"), "more"));
        IntFunction<Inner> inner = Inner::new;
        say(inner.apply(6).lambda().get());
    }

    /** A failure is of the same class wherever it comes from. */
    private void failing() {
        fail(() -> {
            throw new IOException("checked");
        });
        Function<Integer, Integer> unboxed = Math::abs;
        fail(() -> unboxed.apply((new Integer[1])[0]));
        Function<String, Integer> length = String::length;
        fail(() -> length.apply((new String[1])[0]));
        Function<Integer, Integer> wronglyTyped = polluted(length);
        fail(() -> wronglyTyped.apply(5));
        List<Integer> polluted = polluted(List.of("text"));
        Supplier<Object> first = () -> polluted.get(0);
        say(first.get());
        IntSupplier unboxedFirst = polluted.iterator()::next;
        fail(unboxedFirst::getAsInt);
    }

    private void fail(Callable<?> call) {
        try {
            say(call.call());
        } catch (Exception e) {
            say(e.getClass().getName());
        }
    }

    @SuppressWarnings("unchecked") // what a cast that is not checked lets in
    private static <T> T polluted(Object value) {
        return (T) value;
    }

    /** What keeps its dynamic call. */
    private void left() {
        int number = said.length();
        KeptSupplier kept = () -> "kept" + number;
        say(copy(kept).get());
        Runnable marked = (Runnable & Cloneable) () -> say("marked");
        say(marked instanceof Cloneable);
        marked.run();
        TextTaker bridged = this::say;
        Taker<String> taker = bridged;
        taker.take("bridged");
    }

    private static KeptSupplier copy(KeptSupplier kept) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(kept);
            out.flush();
            return (KeptSupplier) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private void records() {
        Everything one = Everything.of(1, 2.5, "text");
        say(one);
        say(one.hashCode());
        say(new Everything(false, (byte) -1, 'x', (short) -2, -3, -4, -0f, -0.0, null, null).hashCode());
        say(new Real(Float.NaN).hashCode());
        say(new Nothing().hashCode());
        say(new Pair<>(new Pair<>(1, "a"), List.of(2L)).hashCode());
        int[] numbers = {1, 2};
        say(new Numbers(numbers).hashCode() == identity(numbers).hashCode());
    }

    private void equalRecords() {
        Everything one = Everything.of(1, 2.5, "text");
        say(one.equals(Everything.of(1, 2.5, "text")));
        say(one.equals(Everything.of(2, 2.5, "text")));
        say(one.equals(Everything.of(1, -2.5, "text")));
        say(one.equals(Everything.of(1, 2.5, "other")));
        say(one.equals(new Everything(false, (byte) 1, 'c', (short) 2, 1, 1L << 40, 1.5f, 2.5, null, null)));
        say(Everything.of(0, Double.NaN, "").equals(Everything.of(0, Double.NaN, "")));
        say(Everything.of(0, 0.0, "").equals(Everything.of(0, -0.0, "")));
        say(new Real(Float.NaN).equals(new Real(Float.NaN)));
        say(new Real(0f).equals(new Real(-0f)));
        int[] numbers = {1, 2};
        say(new Numbers(numbers).equals(new Numbers(numbers)));
        say(new Numbers(numbers).equals(new Numbers(numbers.clone())));
        say(Objects.equals(one, null));
        say(new Nothing().equals(new Nothing()));
        say(new Nothing().equals((Object) new Greeter()));
        Pair<Alone, String> alone = new Pair<>(new Alone(), "text");
        say(alone.equals(identity(alone)));
        say(alone.equals(new Pair<>(alone.first(), "text")));
    }

    private static Object identity(Object value) {
        return value;
    }
}
