package dev.whittle.proofs.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The page or a copy of it that was changed, compiled by itself. */
final class Page {
    private static final Path FILE = Path.of("checker", "Check.java");
    private static final Page RIGHT = new Page(read());

    private final Path classes;
    private final Class<?> check;

    private Page(String text) {
        try {
            classes = Files.createTempDirectory("checker");
            Path source = Files.writeString(classes.resolve("Check.java"), text);
            int errors = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "--release", "17", "-d", classes.toString(), source.toString());
            assertEquals(0, errors, "the page does not compile");
            check = new URLClassLoader(new URL[] {classes.toUri().toURL()}, ClassLoader.getPlatformClassLoader())
                    .loadClass("Check");
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The page as it is. */
    static Page right() {
        return RIGHT;
    }

    /** A copy with another text in one place. */
    static Page with(String original, String changed) {
        String text = read();
        int at = text.indexOf(original);
        assertEquals(at, text.lastIndexOf(original), () -> "stands twice in the page: " + original);
        if (at < 0) {
            throw new IllegalArgumentException("not in the page: " + original);
        }
        return new Page(text.replace(original, changed));
    }

    static String read() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder with its class. */
    Path classes() {
        return classes;
    }

    boolean matches(String pattern, String string) {
        return (boolean) call("matches", new Class<?>[] {String.class, String.class}, pattern, string);
    }

    boolean inside(String inner, String outer) {
        return (boolean) call("inside", new Class<?>[] {String.class, String.class}, inner, outer);
    }

    /** The contexts under which A allows and B does not. */
    Optional<Set<?>> exceeds(Set<String> allowA, Set<String> denyA, Set<String> allowB, Set<String> denyB) {
        Class<?>[] sets = {Set.class, Set.class, Set.class, Set.class};
        return Optional.ofNullable((Set<?>) invoke("exceeds", sets, allowA, denyA, allowB, denyB));
    }

    /** What it finds of a task and its result. */
    String judge(String task, String result, Set<String> catalog) {
        Object read = call("json", new Class<?>[] {String.class}, task);
        return (String) call("judge", new Class<?>[] {Map.class, String.class, Set.class}, read, result, catalog);
    }

    boolean confirms(String task, String result, Set<String> catalog) {
        return judge(task, result, catalog).equals("confirmed");
    }

    private Object call(String name, Class<?>[] types, Object... arguments) {
        return Objects.requireNonNull(invoke(name, types, arguments));
    }

    private @Nullable Object invoke(String name, Class<?>[] types, Object... arguments) {
        try {
            Method method = check.getDeclaredMethod(name, types);
            method.setAccessible(true);
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
